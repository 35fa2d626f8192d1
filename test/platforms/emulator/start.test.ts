import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { listen } from '../../../platforms/cli/listen'
import { settingsFile } from '../pack/made'

/** Without an integration of one's own, and without a desktop to open a browser on. */
const ENV = { ...process.env, CI: 'true', WEBEX_CLIENT_ID: '', WEBEX_CLIENT_SECRET: '' }

/** Runs the command line of `npm start`; told of all that it has printed whenever there is more. */
function run(
  args: string[],
  onOut: (out: string, end: (signal: NodeJS.Signals) => void) => void | Promise<void>,
) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const command = ['--import', 'tsx', 'platforms/emulator/start.ts', '--no-open', ...args]
    const child = spawn(process.execPath, command, { env: ENV })
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => {
      out += data
      Promise.resolve(onOut(out, (signal) => child.kill(signal))).catch(reject)
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

it.each(['--port', '--sandbox-port', '--relay-port'])(
  'a taken %s is one line, and nothing is left running',
  async (flag) => {
    const other = await listen(createServer(), 0)
    const free = ['--port', '--sandbox-port', '--relay-port'].flatMap((name) => [name, '0'])
    const { code, out, err } = await run([...free, flag, String(other.port)], () => {})
    await other.close()
    expect([code, out, err]).toEqual([
      1,
      '',
      `Port ${other.port} is taken. Choose another (see --help).\n`,
    ])
  },
)

it.each([
  ['nowhere.js', 'There is no settings file nowhere.js.\n'],
  [settingsFile({ language: 'fr' }), /^\S+settings\.js: language\. It should be “auto”[^\n]+\n$/],
])(
  'a settings file that will not do (%s) is one line, before anything runs',
  async (file, line) => {
    const { code, out, err } = await run(['--settings', file], () => {})
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(line)
  },
)

it.each([
  ['nowhere.txt', 'There is no report nowhere.txt.\n'],
  [
    settingsFile({}),
    /^\S+settings\.js: it has no line "Foyer report 1"\. Copy the whole text [^\n]+\n$/,
  ],
])('a report that will not do (%s) is one line, before anything runs', async (file, line) => {
  const { code, out, err } = await run(['--report', file], () => {})
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(line)
})

it('lays a settings file over what it makes up', async () => {
  const file = settingsFile({ textSize: 'XL', clientId: 'mine' })
  const ports = ['--port', '0', '--sandbox-port', '0', '--relay-port', '0']
  let settings: Promise<string> | undefined
  await run([...ports, '--dev', '--settings', file], async (out, end) => {
    if (settings || !out.includes('Ctrl-C')) return
    const [app = ''] = /(?<=App alone\s+)http\S+/.exec(out) ?? []
    settings = fetch(`${app}settings.js`).then((answer) => answer.text())
    await settings.finally(() => end('SIGINT'))
  })
  expect(await settings).toContain('"textSize": "XL"')
  expect(await settings).toContain('"clientId": "foyer-sandbox"')
}, 30_000)

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends all three servers',
  async (signal) => {
    const answered: number[] = []
    let urls: string[] = []
    const ports = ['--port', '0', '--sandbox-port', '0', '--relay-port', '0']
    const { code, err } = await run([...ports, '--dev'], async (out, end) => {
      if (urls.length || !out.includes('Ctrl-C')) return
      urls = out.match(/http:\/\/\S+/g) ?? []
      for (const url of urls) answered.push((await fetch(url)).status)
      end(signal)
    })
    expect([code, err]).toEqual([0, ''])
    expect(urls).toHaveLength(4)
    expect(answered[0]).toBe(200)
    for (const url of urls) await expect(fetch(url)).rejects.toThrow()
  },
  30_000,
)
