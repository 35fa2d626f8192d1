// Opens packages again, with none of the code that made them.

import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import type { Files } from '../../../platforms/pack/files'

export const openZip = (bytes: Uint8Array): Files => unzipSync(bytes)

/** The files of an .ipk, by their whole path on the television. */
export function openIpk(bytes: Uint8Array): Files {
  const parts = openAr(Buffer.from(bytes))
  return openTar(gunzipSync(parts['data.tar.gz'] as Uint8Array))
}

/** The members of a Unix archive: after `!<arch>\n` a 60-byte header each, data on even offsets. */
export function openAr(archive: Buffer): Files {
  const members: Files = {}
  for (let at = 8; at + 60 <= archive.length; ) {
    const header = archive.toString('latin1', at, at + 60)
    const size = Number(header.slice(48, 58))
    members[header.slice(0, 16).replace(/\/?\s*$/, '')] = archive.subarray(at + 60, at + 60 + size)
    at += 60 + size + (size % 2)
  }
  return members
}

/** The plain files of a tar archive, 512-byte blocks. */
function openTar(archive: Buffer): Files {
  const files: Files = {}
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const field = (from: number, length: number) =>
      archive.toString('utf8', at + from, at + from + length).split('\0', 1)[0] as string
    const size = Number.parseInt(field(124, 12), 8)
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join('/')
    if (field(156, 1) === '0') files[path] = archive.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

/** Only what lies below `folder`, by the path from there. */
export function below(folder: string, files: Files): Files {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(folder))
  return Object.fromEntries(inside.map(([path, bytes]) => [path.slice(folder.length), bytes]))
}

/** Width and height of a PNG, out of its header (https://www.w3.org/TR/png/#11IHDR). */
export function sizeOfPng(png: Uint8Array | undefined): [number, number] {
  const bytes = Buffer.from(png ?? [])
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('This is no PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

export const words = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')
