// WPE WebKit, the engine of RDK boxes, by WebDriver: WPEWebDriver starts WPE's own MiniBrowser, which
// draws into memory when headless, 1280 x 720. https://www.w3.org/TR/webdriver2/

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Driver, keyActions } from './driver'
import { startProgram } from './program'

interface Session {
  sessionId: string
  capabilities: { browserVersion: string }
}

const PATIENCE_MS = 30_000

export async function openWpe(webDriver: string, miniBrowser: string): Promise<Driver> {
  const port = await freePort()
  const program = await startProgram(webDriver, { args: () => [`--port=${port}`] })
  try {
    return await connect(`http://127.0.0.1:${port}`, miniBrowser, program.stop)
  } catch (error) {
    await program.stop()
    throw error
  }
}

async function connect(
  address: string,
  miniBrowser: string,
  stop: () => Promise<void>,
): Promise<Driver> {
  await listening(`${address}/status`)
  const browser = { binary: miniBrowser, args: ['--automation', '--headless'] }
  const { sessionId, capabilities } = await ask<Session>(`${address}/session`, 'POST', {
    capabilities: { alwaysMatch: { 'wpe:browserOptions': browser, pageLoadStrategy: 'none' } },
  })
  const session = `${address}/session/${sessionId}`

  return {
    version: `WPE WebKit ${capabilities.browserVersion}`,
    standIn: false,
    async open(url) {
      await ask(`${session}/url`, 'POST', { url })
    },
    async press(key) {
      await ask(`${session}/actions`, 'POST', { actions: keyActions(key) })
    },
    async hold(key, ms) {
      await ask(`${session}/actions`, 'POST', { actions: keyActions(key, ms) })
    },
    async evaluate<T>(expression: string) {
      const script = `return JSON.stringify(${expression})`
      const value = await ask<string | null>(`${session}/execute/sync`, 'POST', {
        script,
        args: [],
      })
      return (value === null ? undefined : JSON.parse(value)) as T
    },
    async screenshot() {
      return Buffer.from(await ask<string>(`${session}/screenshot`, 'GET'), 'base64')
    },
    async close() {
      await ask(session, 'DELETE').catch(() => {}) // a browser that crashed has no session
      await stop()
    },
  }
}

/** One command. @throws Error with WebDriver's own words */
async function ask<T>(url: string, method: string, body?: object): Promise<T> {
  const answer = await fetch(url, {
    method,
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const { value } = (await answer.json()) as { value: unknown }
  if (answer.ok) return value as T
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${error}: ${message}`)
}

/** The driver prints nothing, so it is asked until it answers. */
async function listening(url: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const answers = await fetch(url).catch(() => undefined)
    if (answers) return
    if (Date.now() > end) throw new Error('WPEWebDriver does not answer')
    await wait(50)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
