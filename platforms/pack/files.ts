// The inside of a package: files by path, in memory. One order and one time for all of them, so that
// the same app makes the same bytes wherever and whenever it is packed.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { type Zippable, zipSync } from 'fflate'

/** Bytes by path; `/` between folders, none at the start. */
export type Files = Record<string, Uint8Array>

/** Reads a folder with all that is in it. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Files = {}
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files[relative(folder, path).split(sep).join('/')] = await readFile(path)
  }
  return files
}

/** Writes files below a folder, which need not be there yet. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    const place = join(folder, path)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, bytes)
  }
}

/** A text as the bytes of a file, in UTF-8. */
export const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** Files as a zip archive, sorted and all of the same day, so that the same files make the same bytes. */
export function zip(files: Files): Uint8Array {
  const sorted: Zippable = {}
  for (const path of Object.keys(files).sort()) sorted[path] = files[path] as Uint8Array
  // Any fixed day will do. A zip keeps local time: this is the same digits in every zone.
  return zipSync(sorted, { level: 9, mtime: new Date(2020, 0, 1) })
}
