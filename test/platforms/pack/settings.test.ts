import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ANYWHERE } from '../../../platforms/build/reach'
import { packSettings } from '../../../platforms/pack/settings'
import { SETTINGS, scratch, settingsFile } from './made'

const EMPTY = `window.foyerSettings = { clientId: '', relay: '', api: 'https://webexapis.com/v1' }`

const pack = (settings: object, allowSecret?: boolean) =>
  packSettings(settingsFile(settings), EMPTY, allowSecret)

const packScript = (script: string | Uint8Array) => {
  const path = join(scratch(), 'settings.js')
  writeFileSync(path, script)
  return packSettings(path, EMPTY)
}

describe('the settings of a package', () => {
  it('go in as they are written, comments and all', async () => {
    const script = `// mine\nwindow.foyerSettings = ${JSON.stringify(SETTINGS)} // really\n`
    expect((await packScript(script)).script).toBe(script)
  })

  it('name the hosts that the app will call', async () => {
    const { reach, notes } = await pack(SETTINGS)
    expect(reach.connect).toEqual(['https://relay.example', 'https://webexapis.com'])
    expect(notes).toEqual([])
  })

  it('that were not given leave a sealed package, and it is said what the television then shows', async () => {
    const { script, reach, notes } = await packSettings(undefined, EMPTY)
    expect(script).toBe(EMPTY)
    expect(reach.connect).toEqual(['https://webexapis.com'])
    expect(notes).toEqual([
      expect.stringMatching(/^No settings inside, and no permission .*--any-relay/),
    ])
  })

  it('that were not given leave a package for any relay where that is asked for', async () => {
    const { script, reach, notes } = await packSettings(undefined, EMPTY, false, true)
    expect(script).toBe(EMPTY)
    expect(reach).toBe(ANYWHERE)
    expect(notes).toEqual([
      expect.stringMatching(/asks for the address of a relay.*any https host/),
    ])
  })

  it('that were given reach their own hosts alone, whatever is asked for', async () => {
    const { reach } = await packSettings(settingsFile(SETTINGS), EMPTY, false, true)
    expect(reach.connect).toEqual(['https://relay.example', 'https://webexapis.com'])
  })

  it('that stand wrong in the own settings.js are named', async () => {
    const own = `window.foyerSettings = { clientId: 'C1', relay: 'relay.example' }`
    expect((await packSettings(undefined, own)).notes).toEqual([
      expect.stringMatching(/Foyer will show that relay in settings\.js is wrong/),
    ])
  })

  it('that stand right in the own settings.js need not be given', async () => {
    const own = `window.foyerSettings = ${JSON.stringify(SETTINGS)}`
    const { reach, notes } = await packSettings(undefined, own)
    expect(reach.connect).toEqual(['https://relay.example', 'https://webexapis.com'])
    expect(notes).toEqual([])
  })

  it('on this computer are let in with a warning', async () => {
    const { notes } = await pack({ ...SETTINGS, relay: 'http://localhost:5181/v1' })
    expect(notes).toEqual([
      'http://localhost:5181/v1 works only on this computer; no television can reach it.',
    ])
  })

  it.each([
    ['clientId', { ...SETTINGS, clientId: '' }, 'It should be the client id'],
    ['relay', { ...SETTINGS, relay: 'relay.example' }, 'It should be the https address'],
    [
      'timezone',
      { ...SETTINGS, timezone: 'UTC' },
      'This setting does not exist. Valid names: clientId',
    ],
    ['relay', { ...SETTINGS, relay: 'http://192.168.1.5/v1' }, 'It should be the https address'],
    ['language', { ...SETTINGS, language: 'fr' }, 'It should be “auto”'],
    ['timeZone', { ...SETTINGS, timeZone: 'Europe/Berlim' }, 'It should be “auto”'],
  ])('are refused for a wrong %s, with what it should be', async (name, settings, should) => {
    await expect(pack(settings)).rejects.toThrow(
      new RegExp(`settings\\.js: ${name}\\. [^\\n]*${should}`),
    )
  })

  it.each([
    ['window.foyerSettings = {', 'does not run: '],
    ['document.title = 1', 'does not run: document is not defined'],
    ['for (;;);', 'does not run: '],
    ['window.settings = {}', 'it does not fill window.foyerSettings'],
  ])('are refused when the file is `%s`', async (script, message) => {
    await expect(packScript(script)).rejects.toThrow(message)
  })

  it.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    [
      'UTF-16 of the other byte order',
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ],
  ])('go in as plain UTF-8 when they were saved as %s', async (_, save) => {
    const script = `window.foyerSettings = ${JSON.stringify(SETTINGS)} // für zu Hause\r\n`
    expect((await packScript(save(script))).script).toBe(script)
  })

  it('are refused when the file is no text, and when it is JSON, with what to do', async () => {
    await expect(packScript(Buffer.from('window', 'utf16le'))).rejects.toThrow(
      /settings\.js is no text in UTF-8 or UTF-16\. Save it as UTF-8\.$/,
    )
    for (const mark of ['', '\ufeff'])
      await expect(packScript(mark + JSON.stringify(SETTINGS))).rejects.toThrow(
        /settings\.js is JSON\. Write "window\.foyerSettings =" in front of it\.$/,
      )
  })

  it('are refused when there is no such file', async () => {
    await expect(packSettings('nowhere.js', EMPTY)).rejects.toThrow(
      'There is no settings file nowhere.js.',
    )
  })

  it('are refused with a client secret, unless it is allowed', async () => {
    const secret = { ...SETTINGS, relay: '', clientSecret: 'S' }
    await expect(pack(secret)).rejects.toThrow(/clientSecret\. .* can read it.*--allow-secret/)
    expect((await pack(secret, true)).script).toContain('clientSecret')
  })

  it('are refused with a client secret also where it stands in the own settings.js', async () => {
    const own = `window.foyerSettings = ${JSON.stringify({ ...SETTINGS, clientSecret: 'S' })}`
    await expect(packSettings(undefined, own)).rejects.toThrow('--allow-secret')
  })
})
