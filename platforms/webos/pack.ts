// `npm run package:webos`: the app for LG's televisions of 2018 and later. An .ipk carries no
// signature; a television in developer mode, or with Homebrew Channel, takes it as it is.

import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { narrowPage } from '../pack/app'
import { type Packer, runPacker } from '../pack/command'
import { type Files, text } from '../pack/files'
import { product } from '../pack/product'
import { appinfo, localized } from './appinfo'
import { makeIpk } from './ares'
import { homebrewManifest } from './homebrew'

const PICTURES = ['icon80.png', 'icon130.png', 'splash.png'] as const

const json = (value: object) => text(`${JSON.stringify(value, null, 2)}\n`)

/** Makes `foyer-<version>.ipk` and `foyer-<version>.manifest.json`. */
export const packWebos: Packer = async (app) => {
  const foyer = product()
  const inside: Files = {
    ...app.files,
    'index.html': text(narrowPage(app)),
    'appinfo.json': json(appinfo(foyer)),
  }
  for (const [path, info] of Object.entries(localized(foyer))) inside[path] = json(info)
  for (const picture of PICTURES)
    inside[picture] = await readFile(new URL(picture, import.meta.url))

  const name = `foyer-${foyer.version}.ipk`
  const bytes = await makeIpk(inside)
  const manifest = homebrewManifest(
    foyer,
    { name, bytes },
    await readFile(new URL('icon130.png', import.meta.url)),
  )
  return { [name]: bytes, [`foyer-${foyer.version}.manifest.json`]: json(manifest) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runPacker('npm run package:webos: an .ipk for LG webOS 4 and later.', packWebos, true)
