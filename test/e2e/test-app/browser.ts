// The browser that the end-to-end tests drive, found without being told: $CHROME_BIN, one that is
// installed, else one out of an npm package.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { canRunPackaged, obtain } from '../../engines/obtain/obtain'
import { NEWEST } from '../../engines/obtain/pins'

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
 * @throws Error that says what to do, when there is no browser and none can be fetched
 */
export function findBrowser(): Found {
  const given = process.env.CHROME_BIN
  if (given) {
    if (existsSync(given)) return { executablePath: given }
    throw new Error(`CHROME_BIN is ${given}, but there is no such file`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const executablePath = [...installed, ...PLACES].find(existsSync)
  if (executablePath) return { executablePath }
  if (canRunPackaged) return obtain(NEWEST)
  throw new Error('No browser found. Install Chrome, Chromium or Edge, or set CHROME_BIN to one.')
}

/** Starts the browser, headless, with nothing of its own going out to the network. */
export function launchBrowser({ executablePath, env }: Found = findBrowser()): Promise<Browser> {
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
