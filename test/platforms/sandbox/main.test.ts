import { spawn } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
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
  const words = [
    '--port',
    '--media-port',
    '--redirect-uri',
    '--now',
    '/sandbox/approve',
    '/sandbox/media',
  ]
  for (const word of [...words, '/sandbox/trap', '"kind": "offline"', '"/nbr"', 'foyer-sandbox'])
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
  const complaint = `Port ${port} is taken. Choose another (see --help).\n`
  expect([code, out, err]).toEqual([1, '', complaint])
})

it('says so of the media’s port too, and leaves nothing running', async () => {
  const { mediaUrl, close } = await startSandbox()
  const mediaPort = Number(new URL(mediaUrl).port)
  await expect(startSandbox({ mediaPort })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await close()
  const again = await startSandbox({ mediaPort })
  expect(again.mediaUrl).toBe(mediaUrl)
  await again.close()
})

it.each([
  [['--interval', 'fast'], '--interval is a whole number of at least 0, not "fast" (see --help).'],
  [
    ['--code-lifetime', '0'],
    '--code-lifetime is a whole number of at least 1, not "0" (see --help).',
  ],
  [['--port', '70000'], '--port is a port number, not "70000" (see --help).'],
  [['--media-port', 'x'], '--media-port is a port number, not "x" (see --help).'],
  [['--now', 'noon'], '--now is a time such as 2026-03-02T09:00:00Z, not "noon" (see --help).'],
  [
    ['--timezone', 'Mars/Base'],
    '--timezone is an IANA time zone such as Europe/Berlin, not "Mars/Base" (see --help).',
  ],
  [
    ['--redirect-uri', 'app#here'],
    '--redirect-uri is an address such as http://localhost:5173/, not "app#here" (see --help).',
  ],
  [
    ['--fault', '{"kind":"flood"}'],
    '--fault is JSON such as {"kind": "wrong-secret"}, not {"kind":"flood"} (see --help).',
  ],
  [['--colour', 'red'], "Unknown option '--colour' (see --help)."],
])('refuses %j in one line', async (args, complaint) => {
  const { code, out, err } = await run(args)
  expect([code, out, err]).toEqual([1, '', `${complaint}\n`])
})

it('leaves nothing running when its faults are refused', async () => {
  const servers: Server[] = []
  // https://nodejs.org/api/diagnostics_channel.html#net
  const note = (message: unknown) => void servers.push((message as { server: Server }).server)
  subscribe('tracing:net.server.listen:asyncStart', note)
  onTestFinished(() => void unsubscribe('tracing:net.server.listen:asyncStart', note))
  await expect(startSandbox({ faults: { kind: 'no-such-fault' } })).rejects.toMatchObject({
    status: 400,
  })
  expect(servers.filter(({ listening }) => listening)).toEqual([])
})
