// Chromium of any age by the DevTools protocol, in the part of it that 64 has already.
// https://chromedevtools.github.io/devtools-protocol/

import { setTimeout as wait } from 'node:timers/promises'
import { type Driver, FULL_HD, KEYS, type Key, LANGUAGE } from './driver'
import { evaluateIn } from './evaluate'
import { startProgram } from './program'
import { Socket } from './socket'

/** How any Chromium is started: without a window, and without calls of its own. */
export const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
  '--hide-scrollbars',
  `--lang=${LANGUAGE}`,
  '--remote-debugging-port=0',
]

/** A driver of Chromium, by which more of its protocol can be spoken. */
export interface ChromiumDriver extends Driver {
  /** A command of the DevTools protocol. @throws Error with the engine's words */
  send<T>(method: string, params?: object): Promise<T>
  /** Hears an event of the protocol; replaces an earlier listener of that event. */
  on(event: string, listener: (params: unknown) => void): void
}

/**
 * Starts a Chromium with one empty page, of 1920 x 1080 pixels.
 * @param env variables that it is given besides
 * @param more arguments besides
 * @throws Error with what it printed, when it does not start
 */
export async function openChromium(
  executable: string,
  env = {},
  more: string[] = [],
): Promise<ChromiumDriver> {
  const program = await startProgram(executable, {
    env,
    ready: /DevTools listening on ws:\/\/([\d.:]+)\//,
    args: (folder) => [...ARGS, ...more, `--user-data-dir=${folder}`, 'about:blank'],
  })
  try {
    return await connect(`http://${program.said[1]}`, program.stop)
  } catch (error) {
    await program.stop()
    throw error
  }
}

async function connect(address: string, stop: () => Promise<void>): Promise<ChromiumDriver> {
  const about = await get<{ Browser: string; 'User-Agent': string }>(`${address}/json/version`)
  const page = await Socket.open(await firstPage(address))
  page.on('Inspector.targetCrashed', () => page.fail('the page crashed'))
  await page.send('Inspector.enable')
  await page.send('Page.enable')
  // The same language everywhere, whatever the machine's, so that pictures can be compared. The oldest
  // take it from the command line, the others from here.
  await page.send('Network.setUserAgentOverride', {
    userAgent: about['User-Agent'],
    acceptLanguage: LANGUAGE,
  })
  const metrics = { ...FULL_HD, deviceScaleFactor: 1, mobile: false }
  await page.send('Emulation.setDeviceMetricsOverride', metrics)

  async function hold(key: Key, ms: number) {
    const { keyCode } = KEYS[key]
    const event = { key, code: key, windowsVirtualKeyCode: keyCode }
    // With its text a key has its default too: Enter clicks the focused button.
    const down = key === 'Enter' ? { type: 'keyDown', text: '\r' } : { type: 'rawKeyDown' }
    await page.send('Input.dispatchKeyEvent', { ...event, ...down })
    if (ms > 0) await wait(ms)
    await page.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })
  }

  return {
    version: about.Browser.replace(/^HeadlessChrome\/|^Chrome\//, 'Chromium '),
    standIn: false,
    send: (method, params) => page.send(method, params),
    on: (event, listener) => page.on(event, listener),
    async open(url) {
      await page.send('Page.navigate', { url })
    },
    press: (key) => hold(key, 0),
    hold,
    async evaluate(expression) {
      const text = await evaluateIn<string | undefined>(page, `JSON.stringify(${expression})`)
      return text === undefined ? undefined : JSON.parse(text)
    },
    async screenshot() {
      const { data } = await page.send<{ data: string }>('Page.captureScreenshot')
      return Buffer.from(data, 'base64')
    },
    async close() {
      page.close()
      await stop()
    },
  }
}

/** It listens a moment before its first page is there, and tells nobody of it, so it is asked until then. */
async function firstPage(address: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const targets = await get<{ type: string; webSocketDebuggerUrl: string }[]>(`${address}/json`)
    const page = targets.find(({ type }) => type === 'page')
    if (page) return page.webSocketDebuggerUrl
    await wait(50)
  }
  throw new Error('Chromium opened no page')
}

async function get<T>(url: string): Promise<T> {
  return (await fetch(url)).json() as Promise<T>
}
