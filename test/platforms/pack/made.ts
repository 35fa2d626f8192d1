// What the tests of packages start from: the built app, and settings files.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type App, prepareApp } from '../../../platforms/pack/app'

const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone after the tests of this file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'))
  folders.push(folder)
  return folder
}

/** Settings that the app accepts; addresses that nobody answers. */
export const SETTINGS = {
  clientId: 'C123',
  relay: 'https://relay.example/v1',
  api: 'https://webexapis.com/v1',
}

/** Writes a settings file. @returns its path */
export function settingsFile(settings: object): string {
  const path = join(scratch(), 'settings.js')
  writeFileSync(path, `window.foyerSettings = ${JSON.stringify(settings)}\n`)
  return path
}

/** The built app with some settings inside. */
export const appWith = (settings: object = SETTINGS): Promise<App> =>
  prepareApp({ settings: settingsFile(settings) }, () => {})

/** The built app without settings, sealed or for any relay. */
export const appWithout = (anyRelay: boolean): Promise<App> => prepareApp({ anyRelay }, () => {})
