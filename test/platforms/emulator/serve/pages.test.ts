import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isStale } from '../../../../platforms/build/bundle'
import { routes } from '../../../../platforms/emulator/serve/built-pages'
import { madeFiles } from '../../../../platforms/emulator/serve/generated-files'
import { openCommand } from '../../../../platforms/emulator/serve/open-browser'

const folder = mkdtempSync(join(tmpdir(), 'foyer-'))
const dist = join(folder, 'dist')
const emulator = join(folder, 'emulator')
const PAGE = '<!doctype html><html><head lang="en"><script src="./a.js"></script></head></html>'
for (const path of [dist, emulator]) mkdirSync(path)
writeFileSync(join(dist, 'index.html'), PAGE)
writeFileSync(join(dist, 'a.js'), '1')
writeFileSync(join(dist, 'settings.js'), 'window.foyerSettings = "as shipped"')
writeFileSync(join(emulator, 'index.html'), 'the emulator')
afterAll(() => rmSync(folder, { recursive: true }))

const settings = { clientId: 'C1', relay: 'http://localhost:2/v1', api: 'http://localhost:1/v1' }
const pages = routes(madeFiles({ settings, sandbox: 'http://localhost:1' }), dist, emulator)
const get = async (path: string) => {
  const answer = await pages.request(path)
  return { answer, text: await answer.text() }
}

describe('the pages', () => {
  it('give the app as it was built, and never cached', async () => {
    const { answer, text } = await get('/')
    expect(text).toBe(PAGE)
    expect(answer.headers.get('Content-Type')).toContain('text/html')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const script = await get('/a.js')
    expect(script.text).toBe('1')
    expect(script.answer.headers.get('Content-Type')).toContain('text/javascript')
    expect(script.answer.headers.get('Cache-Control')).toBe('no-store')
  })

  it('give the app its settings instead of the shipped ones', async () => {
    const { text } = await get('/settings.js')
    const window: { foyerSettings?: unknown } = {}
    new Function('window', text)(window)
    expect(window.foyerSettings).toEqual({
      ...settings,
      scopes:
        'meeting:schedules_read spark:people_read ' +
        'meeting:recordings_read meeting:transcripts_read meeting:summaries_read',
      language: 'auto',
      timeZone: 'auto',
      hourCycle: 'auto',
    })
  })

  it('ask the real Webex for no more than every integration has ticked', () => {
    const { body = '' } = madeFiles({ settings })['/settings.js'] ?? {}
    expect(body).toContain('"scopes": "meeting:schedules_read spark:people_read"')
  })

  it("put one script ahead of the app's for the emulated television", async () => {
    const { text } = await get('/?television')
    expect(text).toBe(
      PAGE.replace('<head lang="en">', '$&<script src="/emulator/equip.js"></script>'),
    )
    expect((await get('/emulator/equip.js')).answer.headers.get('Content-Type')).toContain(
      'javascript',
    )
  })

  it('give the emulator and what it must know', async () => {
    expect((await get('/emulator/')).text).toBe('the emulator')
    expect((await get('/emulator')).answer.headers.get('Location')).toBe('/emulator/')
    expect(JSON.parse((await get('/emulator/config.json')).text)).toEqual({
      sandbox: 'http://localhost:1',
      television: null,
    })
  })

  it.each(['/nothing', '/../package.json', '/..%2fpackage.json', '/emulator/../../package.json'])(
    'give nothing for %s',
    async (path) => {
      expect((await get(path)).answer.status).toBe(404)
    },
  )
})

describe('a build is stale', () => {
  const source = join(folder, 'src')
  mkdirSync(join(source, 'deep'), { recursive: true })
  const deep = join(source, 'deep', 'a.ts')
  writeFileSync(deep, '')
  const ago = (path: string, s: number) =>
    utimesSync(path, Date.now() / 1000, Date.now() / 1000 - s)
  const age = (s: number) => {
    for (const path of [source, join(source, 'deep'), deep]) ago(path, s)
  }
  ago(join(dist, 'index.html'), 100)

  it('when there is none', async () => {
    expect(await isStale(join(folder, 'nowhere'), [])).toBe(true)
  })

  it('when a file deep in a source folder is newer', async () => {
    age(200)
    expect(await isStale(dist, [source])).toBe(false)
    ago(deep, 50)
    expect(await isStale(dist, [source])).toBe(true)
  })

  it('when a file was taken away', async () => {
    age(200)
    ago(join(source, 'deep'), 50)
    expect(await isStale(dist, [source])).toBe(true)
  })

  it('not for a source that does not exist', async () => {
    age(200)
    expect(await isStale(dist, [source, join(folder, 'gone')])).toBe(false)
  })
})

describe('a browser is opened', () => {
  it.each([
    ['darwin', {}, 'open'],
    ['win32', {}, 'cmd'],
    ['linux', { DISPLAY: ':0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
    ['linux', {}, undefined],
    ['darwin', { CI: 'true' }, undefined],
  ] as const)('on %s with %j by %s', (platform, env, command) => {
    expect(openCommand('http://localhost:1/', platform, env)?.[0]).toBe(command)
  })
})
