import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingsToLayOver } from '../../../../platforms/emulator/serve/settings-overrides'
import { SETTINGS, scratch, settingsFile } from '../../pack/made'

const layOver = (settings: object) => settingsToLayOver(settingsFile(settings))

const layOverScript = (script: string) => {
  const path = join(scratch(), 'settings.js')
  writeFileSync(path, script)
  return settingsToLayOver(path)
}

describe('a settings file of one’s own under npm start', () => {
  it('may name only what should differ', async () => {
    expect(await layOver({ scopes: 'spark:people_read', keys: { back: [166] } })).toEqual({
      scopes: 'spark:people_read',
      keys: { back: [166] },
    })
    expect(await layOver({})).toEqual({})
  })

  it('leaves the servers to npm start, and gives no page its secret', async () => {
    const all = { ...SETTINGS, clientSecret: 'S', hourCycle: '24' }
    expect(await layOver(all)).toEqual({ hourCycle: '24' })
  })

  it('may be a television’s, whatever is still wrong about its servers', async () => {
    const unfinished = { clientId: '', relay: '', api: 'nowhere', language: 'de' }
    expect(await layOver(unfinished)).toEqual({ language: 'de' })
  })

  it.each([
    ['scopes', { scopes: '' }, 'scopes separated by spaces'],
    ['timeZone', { timeZone: 'Mars/Base' }, 'the name of a time zone'],
    ['timezone', { timezone: 'Europe/Berlin' }, 'timeZone'],
    ['keys', { keys: { back: 166 } }, 'lists of key codes by name'],
  ])('is refused for a wrong %s, with what it should be', async (name, settings, should) => {
    await expect(layOver(settings)).rejects.toThrow(
      new RegExp(`settings\\.js: ${name}\\. [^\\n]*${should}`),
    )
  })

  it.each([
    ['window.foyerSettings = {', 'does not run: '],
    ['document.title = 1', 'does not run: document is not defined'],
    ['window.settings = {}', 'it does not fill window.foyerSettings'],
    ['window.foyerSettings = null', 'it does not fill window.foyerSettings'],
  ])('is refused when it is `%s`', async (script, message) => {
    await expect(layOverScript(script)).rejects.toThrow(message)
  })

  it('is refused when there is none', async () => {
    await expect(settingsToLayOver('nowhere.js')).rejects.toThrow(
      'There is no settings file nowhere.js.',
    )
  })
})
