// The manifest with which Homebrew Channel and Dev Manager install a package from an address
// (https://repo.webosbrew.org/schemas/api/PackageManifest.json).

import { createHash } from 'node:crypto'
import type { Product } from '../pack/product'

/**
 * The manifest of one package.
 * @param ipk the package, and its name: both files lie in the same place of a release
 * @param icon a PNG; it travels inside, so that the manifest needs no other address
 */
export function homebrewManifest(
  { webosId, version, title, description, homepage }: Product,
  ipk: { name: string; bytes: Uint8Array },
  icon: Uint8Array,
) {
  return {
    id: webosId,
    version,
    type: 'web',
    title,
    appDescription: description.en,
    iconUri: `data:image/png;base64,${Buffer.from(icon).toString('base64')}`,
    sourceUrl: homepage,
    rootRequired: false,
    ipkUrl: ipk.name,
    ipkHash: { sha256: createHash('sha256').update(ipk.bytes).digest('hex') },
    ipkSize: ipk.bytes.length,
  }
}
