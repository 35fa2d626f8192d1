import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSettingsFile } from '../../../platforms/cli/settings-file'

const folder = mkdtempSync(join(tmpdir(), 'foyer-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (content: string | Uint8Array) => {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return readSettingsFile(path)
}

describe('a settings file', () => {
  it.each([
    ['settings.js', `// mine\nwindow.foyerSettings = { clientId: 'C1', }`],
    ['JSON', '{ "clientId": "C1" }'],
    ['JSON with a byte order mark', Buffer.from('\ufeff{ "clientId": "C1" }', 'utf16le')],
  ])('is read as %s', async (_, content) => {
    expect(await read(content)).toEqual({ clientId: 'C1' })
  })

  it.each(['', 'null', '1', 'window.settings = {}'])('that is `%s` holds none', async (content) => {
    expect(await read(content)).toBeUndefined()
  })

  it('that is neither says so with its name', async () => {
    await expect(read('{ clientId: C1')).rejects.toThrow(/file does not run: /)
    await expect(readSettingsFile('nowhere.js')).rejects.toThrow(
      'There is no settings file nowhere.js.',
    )
  })
})
