// The browser that the end-to-end tests drive, found without being told: $CHROME_BIN, one that is
// installed, else one out of an npm package. Where Chromium is installed without a window as well, that is driven:
// the windows of the whole browser, which nobody sees, take a quarter of the time.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { canRunPackaged, obtain } from '../../engines/obtain/obtain'
import { NEWEST } from '../../engines/obtain/pins'

/** The same engine without windows: Chrome for Testing's, and Debian's. */
const WITHOUT_WINDOWS = ['chrome-headless-shell', 'chromium-headless-shell']

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
]

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

interface Found {
  executablePath: string
  env?: Record<string, string>
}

/**
 * A whole browser.
 * @throws Error that says what to do, when there is no browser and none can be fetched
 */
export function findBrowser(): Found {
  const given = process.env.CHROME_BIN
  if (given) {
    if (existsSync(given)) return { executablePath: given }
    throw new Error(`CHROME_BIN is ${given}, but there is no such file`)
  }
  const executablePath = onPath(NAMES) ?? PLACES.find(existsSync)
  if (executablePath) return { executablePath }
  if (canRunPackaged) return obtain(NEWEST)
  throw new Error('No browser found. Install Chrome, Chromium or Edge, or set CHROME_BIN to one.')
}

function onPath(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** What the tests drive unless they are told otherwise. */
function findQuickest(): Found {
  const executablePath = process.env.CHROME_BIN ? undefined : onPath(WITHOUT_WINDOWS)
  return executablePath ? { executablePath } : findBrowser()
}

/** Starts the browser, headless, with nothing of its own going out to the network. */
export function launchBrowser({ executablePath, env }: Found = findQuickest()): Promise<Browser> {
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--hide-scrollbars',
    ],
  })
}
