// The JavaScript half of Chromium 53 to 63, of which no browser is to be had: the V8 of a Node of
// that time with a stubbed DOM around it (v8/stubbed-dom.cjs). It says nothing about layout or CSS.

import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Driver, KEYS } from './driver'

interface Answer {
  id: number
  result?: unknown
  error?: string
}

export async function openV8(node: string): Promise<Driver> {
  const domino = createRequire(import.meta.url).resolve('domino')
  const child = spawn(node, [join(import.meta.dirname, '../v8/stubbed-dom.cjs'), domino], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const send = commands(child)
  const evaluate = <T>(expression: string) => send('evaluate', { expression }) as Promise<T>
  return {
    version: `V8 ${await versionOf(node)}`,
    standIn: true,
    open: async (url) => void (await send('open', { url })),
    press: async (key) => void (await send('press', { key, keyCode: KEYS[key].keyCode })),
    async hold() {
      throw new Error('has keys that go down and up at once')
    },
    evaluate,
    screenshot: async () => undefined,
    async close() {
      child.kill()
    },
  }
}

/** Lines of JSON in, lines of JSON out. */
function commands(child: ChildProcess) {
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  if (!child.stdin || !child.stdout) throw new Error('started without pipes')
  const { stdin } = child
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{"id"')) return // the page's own console
    const answer = JSON.parse(line) as Answer
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  child.on('exit', () => {
    for (const [id, settle] of waiting) settle({ id, error: 'the engine has gone' })
  })
  return (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(error))
      })
      stdin.write(`${JSON.stringify({ id, method, params })}\n`)
    })
}

function versionOf(node: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['-p', 'process.versions.v8'])
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    child.on('error', reject)
    child.on('exit', () => resolve(printed.trim()))
  })
}
