// Whoever gives a package away must give the licences of what is in it too.

import { beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { LICENSES } from '../../../platforms/build/licenses'
import { packHosted } from '../../../platforms/hosted/pack'
import type { Files } from '../../../platforms/pack/files'
import { packTizen } from '../../../platforms/tizen/pack'
import { packWebos } from '../../../platforms/webos/pack'
import { appWith } from '../pack/made'
import { below, openIpk, openZip } from '../pack/open'

/** The first (or the named) file of a release. */
const packed = (made: Files, ending: string) =>
  Object.entries(made).find(([name]) => name.endsWith(ending))?.[1] as Uint8Array

const packages: Record<string, Files> = {}

beforeAll(async () => {
  const app = await appWith()
  const quiet = () => {}
  packages['the hosted zip'] = openZip(packed(await packHosted(app, quiet), '.zip'))
  packages['the .wgt'] = openZip(packed(await packTizen(app, quiet), '.wgt'))
  const ipk = openIpk(packed(await packWebos(app, quiet), '.ipk'))
  packages['the .ipk'] = below(`usr/palm/applications/${manifest.foyer.webosId}/`, ipk)
})

describe('the licences in a package', () => {
  it.each(['the hosted zip', 'the .wgt', 'the .ipk'])('are in %s', (name) => {
    const text = Buffer.from(packages[name]?.[LICENSES] ?? []).toString()
    expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1')
    for (const library of ['react', 'react-dom', 'core-js', 'systemjs', 'valibot', 'qrcode'])
      expect(text).toMatch(new RegExp(`^${library} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'))
  })

  it('name every dependency of package.json, none without a copyright', () => {
    const text = Buffer.from(packages['the hosted zip']?.[LICENSES] ?? []).toString()
    const parts = text.split(`\n${'-'.repeat(80)}\n\n`).slice(1)
    const named = parts.map((part) => part.split(' ')[0])
    for (const library of Object.keys(manifest.dependencies)) expect(named).toContain(library)
    for (const part of parts) expect(part, part.slice(0, 60)).toMatch(/copyright/i)
  })
})
