import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../platforms/cli/listen'
import { startSandbox } from '../../../platforms/sandbox/server'
import { settingsFile } from '../pack/made'

/** Without an integration of one's own, and without a desktop to open a browser on. */
const ENV = {
  ...process.env,
  CI: 'true',
  WEBEX_CLIENT_ID: '',
  WEBEX_CLIENT_SECRET: '',
  WEBEX_TOKEN: '',
}

/** Runs the command line of `npm start`; told of all that it has printed whenever there is more. */
function run(
  args: string[],
  onOut: (out: string, end: (signal: NodeJS.Signals) => void) => void | Promise<void>,
  env: Record<string, string> = {},
) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const command = ['--import', 'tsx', 'platforms/emulator/start.ts', '--no-open', ...args]
    const child = spawn(process.execPath, command, { env: { ...ENV, ...env } })
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

it('says with --setup which relay the television is to be told of, and tells it none', async () => {
  const ports = ['--port', '0', '--sandbox-port', '0', '--relay-port', '0']
  let settings: Promise<string> | undefined
  const { out } = await run([...ports, '--dev', '--setup'], async (out, end) => {
    if (settings || !out.includes('Ctrl-C')) return
    const [app = ''] = /(?<=App alone\s+)http\S+/.exec(out) ?? []
    settings = fetch(`${app}settings.js`).then((answer) => answer.text())
    await settings.finally(() => end('SIGINT'))
  })
  const [, relay] = /Relay\s+http:\/\/(\S+)\/v1/.exec(out) ?? []
  expect(out).toContain(`asks for its relay: ${relay}\n`)
  expect(await settings).toContain('"relay": ""')
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

describe('with a personal access token', () => {
  const PORTS = ['--port', '0', '--relay-port', '0']

  it('shows the meetings of whose it is, and says the token to nobody', async () => {
    const webex = await startSandbox()
    onTestFinished(() => webex.close())
    const WEBEX_TOKEN = await tokenAt(webex.url)
    const upstream = ['--upstream', `${webex.url}/v1`]
    let served: Promise<string[]> | undefined
    const { code, out, err } = await run(
      [...PORTS, ...upstream, '--dev'],
      async (out, end) => {
        if (served || !out.includes('Ctrl-C')) return
        const [app = ''] = /(?<=App alone\s+)http\S+/.exec(out) ?? []
        const files = ['settings.js', 'emulator/config.json']
        served = Promise.all(files.map(async (file) => (await fetch(app + file)).text()))
        await served.finally(() => end('SIGINT'))
      },
      { WEBEX_TOKEN },
    )
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('the real Webex, with your personal access token')
    const [settings, config] = (await served) ?? []
    expect(settings).toContain('"clientId": "personal-access-token"')
    expect(settings).toContain('meeting:recordings_read')
    expect(config).toContain('"sandbox":null')
    expect(`${out}${settings}`).not.toContain(WEBEX_TOKEN)
  }, 30_000)

  it('that is over, is told so in one line with the page that gives another', async () => {
    const webex = await startSandbox()
    onTestFinished(() => webex.close())
    const WEBEX_TOKEN = 'a-token-that-was-good-until-yesterday'
    const args = [...PORTS, '--upstream', `${webex.url}/v1`]
    const { code, out, err } = await run(args, () => {}, { WEBEX_TOKEN })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^The token in WEBEX_TOKEN is over\. Get a new one at https:\S+ .+\.\n$/)
  })

  it.each([
    ['no token', { WEBEX_TOKEN: 'secret' }, [], 'WEBEX_TOKEN is no access token.'],
    [
      'another Webex without one',
      {},
      ['--upstream', 'https://webex.example/v1'],
      '--upstream is for',
    ],
  ])('refuses %s in one line', async (_, env, args, words) => {
    const { code, out, err } = await run(
      [...PORTS, ...args],
      () => {},
      env as Record<string, string>,
    )
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toContain(words)
    expect(err).not.toContain('secret')
  })
})

/** The access token of somebody at a sandbox. */
async function tokenAt(url: string): Promise<string> {
  const post = async (path: string, body: BodyInit) =>
    (await fetch(url + path, { method: 'POST', body, headers: HEADERS })).json()
  const HEADERS = { Authorization: `Basic ${btoa('foyer-sandbox:sandbox-secret')}` }
  const client = { client_id: 'foyer-sandbox', scope: 'spark:people_read' }
  const form = (fields: Record<string, string>) => new URLSearchParams({ ...client, ...fields })
  const { device_code, user_code } = await post('/v1/device/authorize', form({}))
  await post('/sandbox/approve', JSON.stringify({ user_code, account: 'ada' }))
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
  return (await post('/v1/device/token', form({ grant_type, device_code }))).access_token
}
