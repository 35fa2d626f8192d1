// A folder that is there whole or not at all, whoever else makes it at the same time, and however the one
// who makes it ends.

import { mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Makes a folder beside its place, and puts it there when it is done, in place of an older one.
 * @param make fills the folder it is given
 * @throws what `make` throws; the place is then as it was
 */
export async function putInPlace(
  place: string,
  make: (folder: string) => Promise<unknown>,
): Promise<void> {
  // On the same disk, or it could not be moved.
  const work = await mkdtemp(join(dirname(place), `.${basename(place)}-`))
  const made = join(work, 'made')
  try {
    await make(made)
    // A folder is not replaced by moving another over it.
    await rename(place, join(work, 'older')).catch(unlessGone)
    // Between the two another process may have put its own there, which is as new.
    await rename(made, place).catch(unlessTaken)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const unless =
  (...codes: string[]) =>
  (error: NodeJS.ErrnoException) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
const unlessGone = unless('ENOENT')
// Windows says EPERM.
const unlessTaken = unless('ENOTEMPTY', 'EEXIST', 'EPERM')
