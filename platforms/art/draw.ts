// `npm run art`: draws the pictures of the packages again. They are kept in git, since they change
// about never and a package should not need a renderer.

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { draw, PICTURES } from './picture'

const ROOT = resolve(import.meta.dirname, '../..')

for (const picture of PICTURES) {
  writeFileSync(resolve(ROOT, picture.path), draw(picture))
  console.log(`${picture.path}  ${picture.width} x ${picture.height}`)
}
