// `npm run package:tizen`: the app for Samsung's televisions of 2018 and later. A .wgt is a zip with
// a config.xml and two signatures; a television takes it only when its maker's certificate vouches
// for them, so for a real one it is signed with one's own, here or by the tool that installs it.

import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { narrowPage } from '../pack/app'
import { type Packer, runPacker } from '../pack/command'
import { text, zip } from '../pack/files'
import { product } from '../pack/product'
import { configXml } from './config'
import { withWebapis } from './page'
import { ownCertificates } from './signing/owner'
import { signWidget } from './signing/signature'
import { throwAway } from './signing/throw-away'

/** Makes `foyer-<version>.wgt`. */
export const packTizen: Packer = async (app, tell) => {
  const own = ownCertificates(process.env, tell)
  tell(
    own
      ? 'Signed with your certificates.'
      : 'Signed with a throw-away certificate: emulator or re-signing tools only; see README.',
  )
  const foyer = product()
  const inside = {
    ...app.files,
    'index.html': text(withWebapis(narrowPage(app))),
    'config.xml': text(configXml(foyer, app.reach)),
    'icon.png': await readFile(new URL('icon.png', import.meta.url)),
  }
  return { [`foyer-${foyer.version}.wgt`]: zip(signWidget(inside, own ?? throwAway())) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runPacker(
    `npm run package:tizen: a .wgt for Samsung Tizen 4 and later.

With certificates of your own: FOYER_TIZEN_AUTHOR_P12, FOYER_TIZEN_AUTHOR_PASSWORD,
FOYER_TIZEN_DISTRIBUTOR_P12 and FOYER_TIZEN_DISTRIBUTOR_PASSWORD in the environment.`,
    packTizen,
    // Sealed, unless somebody asks for the other: on Samsung's sets <access origin="*"> opens all there is.
    false,
  )
