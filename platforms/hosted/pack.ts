// `npm run package:hosted`: the app for set-top boxes, and anything else that opens an address. Unzip
// it on any server that gives out files; every path in it is relative, so any folder will do.

import { pathToFileURL } from 'node:url'
import { type Packer, runPacker } from '../pack/command'
import { zip } from '../pack/files'
import { product } from '../pack/product'

/** Makes `foyer-<version>-hosted.zip`. */
export const packHosted: Packer = ({ files }) => ({
  [`foyer-${product().version}-hosted.zip`]: zip(files),
})

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runPacker('npm run package:hosted: a zip of files for any web server.', packHosted, true)
