import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readCredentials } from '../../../platforms/cli/credentials'
import { BadArguments, readFlags, readPort } from '../../../platforms/cli/flags'
import { errorLine, listen } from '../../../platforms/cli/listen'

const run = (...args: string[]) => start(args).ended

/** `said` is its first words, of a relay that runs until it is told to end, and `warned` two lines of warnings. */
function start(args: string[]) {
  let end = () => {}
  let said: Promise<string> = Promise.resolve('')
  let warned: Promise<string> = Promise.resolve('')
  const ended = new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'platforms/relay/main.ts', ...args],
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    )
    child.stdin?.end()
    end = () => child.kill()
    said = new Promise((tell) => child.stdout?.once('data', (data) => tell(String(data))))
    warned = new Promise((tell) => {
      let all = ''
      child.stderr?.on('data', (data) => {
        all += data
        if (all.split('\n').length > 2) tell(all)
      })
    })
  })
  return { said, warned, ended, end }
}

describe('npm run relay', () => {
  it('--help says what there is', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out).toContain('--upstream URL')
  })

  it.each([
    [[], /^The relay is at http:\/\/localhost:\d+\/v1, in front of [^\n]+\n$/],
    [
      ['--host', '0.0.0.0'],
      /^The relay is at http:\/\/localhost:\d+\/v1 and every other address of this machine, .*\n.*https\.\n$/,
    ],
  ])('with %j says where it is', async (args, line) => {
    const { said, ended, end } = start(['--port', '0', ...args])
    expect(await said).toMatch(line)
    end()
    await ended
  })

  // Elsewhere only the first address of the loopback network is there by itself.
  it.runIf(process.platform === 'linux')('at one address, it names that', async () => {
    const { said, ended, end } = start(['--port', '0', '--host', '127.0.0.2'])
    expect(await said).toMatch(/^The relay is at http:\/\/127\.0\.0\.2:\d+\/v1, [^\n]+\n$/)
    end()
    await ended
  })

  it('a taken port is one line and exit 1', async () => {
    const other = await listen(createServer(), 0)
    const { code, out, err } = await run('--port', String(other.port))
    await other.close()
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `Port ${other.port} is taken. Choose another (see --help).\n`,
    })
  })

  it('an unknown flag is one line and exit 1', async () => {
    const { code, err } = await run('--prot', '1')
    expect(code).toBe(1)
    expect(err).toBe("Unknown option '--prot' (see --help).\n")
  })

  it.each([
    ['--upstream', 'http://example.com/v1'],
    ['--origin', 'tv.example.org'],
  ])('a wrong %s is one line that names it, and exit 1', async (flag, value) => {
    const { code, out, err } = await run('--port', '0', flag, value)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`^${flag} is [^\\n]+\\n$`))
  })
})

describe('npm run relay with settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (text: string) => {
    const path = join(folder, 'settings')
    writeFileSync(path, text)
    return path
  }

  it.each([
    ['settings.js', (json: string) => `// mine\nwindow.foyerSettings = ${json}\n`],
    ['JSON', (json: string) => json],
  ])('in the form of %s tells them', async (_, write) => {
    const settings = {
      clientId: 'foyer-sandbox',
      language: 'de',
      relay: 'https://relay.example/v1',
    }
    const { said, ended, end } = start([
      ...['--port', '0', '--settings', file(write(JSON.stringify(settings)))],
    ])
    const [url] = /http:\S+v1/.exec(await said) ?? []
    const answer = await (await fetch(`${url}/settings`)).json()
    end()
    await ended
    expect(answer).toEqual({
      clientId: 'foyer-sandbox',
      scopes: 'meeting:schedules_read spark:people_read',
      api: 'http://localhost:5180/v1',
      language: 'de',
    })
  })

  it('that name an API which is neither Webex’s nor there says both, and starts', async () => {
    const settings = { api: 'http://localhost:2/v1', relay: 'https://relay.example/v1' }
    const path = file(JSON.stringify(settings))
    const { said, warned, ended, end } = start(['--port', '0', '--settings', path])
    expect(await said).toMatch(/^The relay is at /)
    expect((await warned).split('\n')).toEqual([
      `${path}: api. localhost:2 is not Webex's. A television takes it only from a relay that it reaches at localhost.`,
      `${path}: api. Nothing answers there. A television could show no meetings.`,
      '',
    ])
    end()
    await ended
  })

  it.each([
    ['the secret', '{ "clientSecret": "s3cret" }', 'clientSecret'],
    ['another client id', '{ "clientId": "C1" }', 'clientId'],
    ['an unknown name', '{ "timezone": "UTC" }', 'timezone'],
    ['an API without https', '{ "api": "http://s3cret.example/v1" }', 'api'],
  ])('that hold %s starts nothing, and says so without the value', async (_, text, name) => {
    const { code, out, err } = await run('--port', '0', '--settings', file(text))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`settings: ${name}\\. [^\\n]+\\n$`))
    expect(err).not.toContain('s3cret')
  })
})

describe('flags', () => {
  const options = { port: { type: 'string' } } as const

  it.each([
    [['--nope'], "Unknown option '--nope' (see --help)."],
    [['--port'], "Option '--port <value>' argument missing (see --help)."],
    [['5173'], "Unexpected argument '5173' (see --help)."],
  ])('%j is said in one line', (args, message) => {
    expect(() => readFlags(options, args)).toThrow(new BadArguments(message))
  })

  it.each(['abc', '70000', '-1', '1.5', ''])('"%s" is no port', (text) => {
    expect(() => readPort('port', text, 5173)).toThrow(BadArguments)
  })

  it('a port that is not given is the usual one', () => {
    expect(readPort('port', undefined, 5173)).toBe(5173)
    expect(readPort('port', '0', 5173)).toBe(0)
  })
})

describe('the integration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-'))
  const file = join(folder, '.env')
  afterEach(() => rmSync(file, { force: true }))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is none when nothing says so', () => {
    expect(readCredentials({}, file)).toBeUndefined()
  })

  it('comes from .env', () => {
    writeFileSync(file, 'WEBEX_CLIENT_ID=C1\nWEBEX_CLIENT_SECRET="two words" # note\n')
    expect(readCredentials({}, file)).toEqual({ clientId: 'C1', clientSecret: 'two words' })
  })

  it('comes from the environment first', () => {
    writeFileSync(file, 'WEBEX_CLIENT_ID=C1\nWEBEX_CLIENT_SECRET=s1\n')
    expect(readCredentials({ WEBEX_CLIENT_SECRET: 's2' }, file)).toEqual({
      clientId: 'C1',
      clientSecret: 's2',
    })
  })

  it.each([
    [
      'UTF-8 with a byte order mark, as Notepad does',
      (text: string) => Buffer.from(`\ufeff${text}`),
    ],
    ['UTF-16, as PowerShell does', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('comes from .env also when it was saved as %s', (_, save) => {
    writeFileSync(file, save('WEBEX_CLIENT_ID=C1\r\nWEBEX_CLIENT_SECRET=s1\r\n'))
    expect(readCredentials({}, file)).toEqual({ clientId: 'C1', clientSecret: 's1' })
  })

  it('is refused with the name of a .env that is no text', () => {
    writeFileSync(file, Buffer.from('WEBEX_CLIENT_ID=C1\n', 'utf16le'))
    expect(() => readCredentials({}, file)).toThrow(`${file} is no text in UTF-8 or UTF-16.`)
  })

  it('is refused by halves', () => {
    expect(() => readCredentials({ WEBEX_CLIENT_ID: 'C1' }, file)).toThrow(/Set both/)
  })
})

describe('what kept a server from starting', () => {
  it('is worded without a stack', async () => {
    const first = await listen(createServer(), 0)
    const error = await listen(createServer(), first.port).catch((reason) => reason)
    await first.close()
    expect(errorLine(error)).toBe(`Port ${first.port} is taken. Choose another (see --help).`)
  })
})
