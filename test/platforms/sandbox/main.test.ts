import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { startSandbox } from '../../../platforms/sandbox/server'

/** Runs the command line; `until` ends it with SIGTERM as soon as it has printed that much. */
function run(args: string[], until?: RegExp) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'platforms/sandbox/main.ts', ...args])
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => {
      out += data
      if (until?.test(out)) child.kill('SIGTERM')
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

it('explains itself', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const word of ['--port', '--now', '/sandbox/approve', '"kind": "offline"', 'foyer-sandbox'])
    expect(out).toContain(word)
})

it('starts, says where it is and nothing else, and ends when told to', async () => {
  const { code, out, err } = await run(['--port', '0', '--now', '2026-03-04T10:00:00Z'], /\n/)
  expect(out).toMatch(
    /^Sandbox on http:\/\/localhost:\d+, its media on http:\/\/localhost:\d+; .*\n$/,
  )
  expect([code, err]).toEqual([0, ''])
})

it('says in one line that a port is taken', async () => {
  const { port, close } = await startSandbox()
  const { code, out, err } = await run(['--port', String(port)])
  await close()
  const complaint = `Port ${port} is taken; choose another with --port or --media-port.\n`
  expect([code, out, err]).toEqual([1, '', complaint])
})

it.each([
  [['--interval', 'fast'], '--interval must be a whole number'],
  [['--code-lifetime', '0'], '--code-lifetime must be a whole number of at least 1'],
  [['--now', 'noon'], '--now must be a time'],
  [['--timezone', 'Mars/Base'], '--timezone must be an IANA time zone'],
  [['--colour', 'red'], "Unknown option '--colour'"],
])('refuses %j', async (args, complaint) => {
  const { code, err } = await run(args)
  expect(code).toBe(1)
  expect(err).toContain(complaint)
})
