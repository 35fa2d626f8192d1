// `npm run art`: draws the pictures of the packages and of the sandbox again. They are kept in git, since they change
// about never and a package should not need a renderer.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { draw, PICTURES } from './picture'
import { drawPortrait, PORTRAITS } from './portrait'

const ROOT = resolve(import.meta.dirname, '../..')

for (const picture of PICTURES) {
  writeFileSync(resolve(ROOT, picture.path), draw(picture))
  console.log(`${picture.path}  ${picture.width} x ${picture.height}`)
}

for (const portrait of PORTRAITS) {
  const path = resolve(ROOT, portrait.path)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, drawPortrait(portrait))
  console.log(portrait.path)
}
