// What the page's own script leaves for the app: a picture that is on the screen, of the last agenda or of the first
// code, and the keys that were pressed meanwhile.

import type { Direction } from '../remote/keys/keys'

/** A key for the app to do: an arrow with its repeats from 1, or OK with how long it was down, ms. */
export type NotedKey =
  | { type: 'ok'; held_ms: number }
  | { type: 'arrow'; direction: Direction; held: number }

/** The picture on the screen, as page-script.ts shows it. */
export interface ShownPicture {
  /** How far the television's own clock is behind the time that it shows, ms. */
  behind_ms: number
  /**
   * The key of the row that has the focus, where there are rows. What moves it from here on is noted for the app,
   * too.
   */
  takeRow(): string | undefined
  /**
   * The next of the keys that were pressed and that the app has to do.
   * @returns undefined when that was all, and from then on the app has the keys
   */
  nextKey(): NotedKey | undefined
  /** Takes the picture off the screen. */
  remove(): void
}

/** The name of it in the page's window. */
const PICTURE = 'foyerPicture'

type WithPicture = { [PICTURE]?: ShownPicture | 'taken' }

/**
 * The picture that is on the screen; undefined where there is none, and once the app has taken it.
 * @param page the window that holds it
 */
export function shownPicture(page: object): ShownPicture | undefined {
  const { [PICTURE]: it } = page as WithPicture
  return it === 'taken' ? undefined : it
}

/**
 * The picture that is on the screen, for the app that takes its place: from here on the page's own script can leave
 * none.
 * @param page its window
 */
export function takePicture(page: object): ShownPicture | undefined {
  const it = shownPicture(page)
  ;(page as WithPicture)[PICTURE] = 'taken'
  return it
}

/** For the page's own script: whether the app has come already, so that nothing may be put before it. */
export function isPictureTaken(page: object): boolean {
  return (page as WithPicture)[PICTURE] === 'taken'
}

/**
 * For the page's own script: leaves the picture that is on the screen for the app to find.
 * @param page its window
 */
export function leavePicture(page: object, picture: ShownPicture) {
  ;(page as WithPicture)[PICTURE] = picture
}
