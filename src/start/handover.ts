// What the page's own script leaves for the app: a picture of the last agenda that is on the screen, and the keys
// that were pressed meanwhile.

import type { Direction } from '../remote/keys'

/** A key for the app to do: an arrow with its repeats from 1, or OK. */
export type NotedKey = { type: 'ok' } | { type: 'arrow'; direction: Direction; held: number }

/** The picture on the screen, as page-script.ts shows it. */
export interface ShownPicture {
  /** The key of the row that has the focus. What moves it from here on is noted for the app, too. */
  takeRow(): string
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

type WithPicture = { [PICTURE]?: ShownPicture }

/**
 * The picture of the last agenda that is on the screen; undefined where there is none.
 * @param page its window
 */
export function shownPicture(page: object): ShownPicture | undefined {
  return (page as WithPicture)[PICTURE]
}

/**
 * For the page's own script: leaves the picture that is on the screen for the app to find.
 * @param page its window
 */
export function leavePicture(page: object, picture: ShownPicture) {
  ;(page as WithPicture)[PICTURE] = picture
}
