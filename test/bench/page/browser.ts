// Today's Chromium and those of 2018 and 2019, each started on a copy of a profile, by the DevTools protocol in the part
// of it that all have. https://chromedevtools.github.io/devtools-protocol/

import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findBrowser } from '../../e2e/test-app/browser'
import { ARGS } from '../../engines/drivers/chromium'
import { FULL_HD, KEYS, type Key, LANGUAGE } from '../../engines/drivers/driver'
import { evaluateIn } from '../../engines/drivers/evaluate'
import { type Program, startProgram } from '../../engines/drivers/program'
import { Socket } from '../../engines/drivers/socket'
import { obtain } from '../../engines/obtain/obtain'

export interface BenchEngine {
  name: 'today' | '79' | '69'
  executablePath: string
  env?: Record<string, string>
}

/** @throws Error when one of them is not to be had */
export function engine(name: BenchEngine['name']): BenchEngine {
  return { name, ...(name === 'today' ? findBrowser() : obtain(Number(name))) }
}

const BENCH_ARGS = [
  ...ARGS,
  '--allow-file-access-from-files',
  `--window-size=${FULL_HD.width},${FULL_HD.height}`,
]

/** What a browser remembers of files it has seen; a television's app starts without. */
export const CACHES = ['Cache', 'Code Cache', 'GPUCache', 'DawnCache', 'ShaderCache']

/** The name by which page-watch.js tells what was painted. */
const BINDING = 'tellBench'

/** What page-watch.js told: `painted`, `moved`, `pressed`, with what belongs to it. */
export interface PageMessage {
  type: string
  at_ms: number
  [more: string]: unknown
}

export class BenchPage {
  private readonly messages: PageMessage[] = []
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly version: string,
    /** Where its profile lies. */
    readonly folder: string,
    private readonly socket: Socket,
    private readonly browser: Socket,
    private readonly program: Program,
  ) {
    socket.on('Runtime.bindingCalled', (params) => {
      this.messages.push(JSON.parse((params as { payload: string }).payload) as PageMessage)
      for (const listener of this.listeners) listener()
    })
  }

  send<T>(method: string, params: object = {}): Promise<T> {
    return this.socket.send<T>(method, params)
  }

  on(event: string, listener: (params: unknown) => void): void {
    this.socket.on(event, listener)
  }

  /** Runs ahead of the scripts of every page that is opened from now on. */
  async addScript(source: string): Promise<void> {
    await this.send('Runtime.addBinding', { name: BINDING })
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source })
  }

  async open(url: string): Promise<void> {
    await this.send('Page.navigate', { url })
  }

  /** 1 is its own speed. */
  async holdBack(rate: number): Promise<void> {
    await this.send('Emulation.setCPUThrottlingRate', { rate })
  }

  /** A key goes down and up; settles when the page has dealt with it. */
  async press(key: Key): Promise<void> {
    const { keyCode } = KEYS[key]
    const event = { key, code: key, windowsVirtualKeyCode: keyCode }
    const down = key === 'Enter' ? { type: 'keyDown', text: '\r' } : { type: 'rawKeyDown' }
    await Promise.all([
      this.send('Input.dispatchKeyEvent', { ...event, ...down }),
      this.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
    ])
  }

  /** The value of an expression in the page, or of what it promises; it travels as JSON. */
  evaluate<T>(expression: string): Promise<T> {
    return evaluateIn(this, expression)
  }

  /** Everything told so far. */
  all(type: string): PageMessage[] {
    return this.messages.filter((one) => one.type === type)
  }

  /** Forgets what was told. */
  forget(): void {
    this.messages.length = 0
  }

  /**
   * Waits until something of a type is told; what was told before counts.
   * @returns undefined when it has not come in `patience_ms`
   */
  async tells(type: string, patience_ms: number): Promise<PageMessage | undefined> {
    const end = performance.now() + patience_ms
    for (;;) {
      const one = this.messages.find((message) => message.type === type)
      const left_ms = end - performance.now()
      if (one || left_ms <= 0) return one
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(late)
          this.listeners.delete(done)
          resolve()
        }
        const late = setTimeout(done, left_ms)
        this.listeners.add(done)
      })
    }
  }

  /** Ends it as a person would, so that everything is on the disk, and hands its profile on. */
  async quit(take: (folder: string) => void): Promise<void> {
    await this.browser.send('Browser.close').catch(() => undefined)
    for (let attempt = 0; attempt < 200 && isRunning(this.program.pid); attempt++) await wait(50)
    take(this.folder)
    await this.close()
  }

  /** Ends it at once. */
  async close(): Promise<void> {
    this.socket.close()
    this.browser.close()
    await this.program.stop()
  }
}

/**
 * Starts an engine.
 * @param profile is copied; a fresh one when not given
 * @param zone where the television stands
 */
export async function openBrowser(
  { executablePath, env = {} }: BenchEngine,
  zone: string,
  profile?: string,
): Promise<BenchPage> {
  let at = ''
  const program = await startProgram(executablePath, {
    env: { ...env, TZ: zone },
    ready: /DevTools listening on (ws:\/\/([\d.:]+)\/\S+)/,
    args: (folder) => {
      at = join(folder, 'profile')
      if (profile) cpSync(profile, at, { recursive: true })
      return [...BENCH_ARGS, `--user-data-dir=${at}`, 'about:blank']
    },
  })
  try {
    const [, browserUrl = '', host = ''] = program.said
    const browser = await Socket.open(browserUrl)
    const about = await browser.send<{ product: string; userAgent: string }>('Browser.getVersion')
    const socket = await Socket.open(await firstPage(`http://${host}`))
    await socket.send('Page.enable')
    await socket.send('Runtime.enable')
    await socket.send('Emulation.setDeviceMetricsOverride', {
      ...FULL_HD,
      deviceScaleFactor: 1,
      mobile: false,
    })
    const { userAgent } = about
    await socket.send('Network.setUserAgentOverride', { userAgent, acceptLanguage: LANGUAGE })
    const version = about.product.replace(/^(Headless)?Chrome\//, 'Chromium ')
    return new BenchPage(version, at, socket, browser, program)
  } catch (error) {
    await program.stop()
    throw error
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** It listens a moment before its first page is there. */
async function firstPage(address: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${address}/json`)
    const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[]
    const page = targets.find(({ type }) => type === 'page')
    if (page) return page.webSocketDebuggerUrl
    await wait(50)
  }
  throw new Error('Chromium opened no page')
}
