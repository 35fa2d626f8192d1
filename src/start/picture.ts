// The last agenda as a picture: markup that the page's own script (page-script.ts) draws before the app has come.
// It is made by the app's own components (draw-picture.tsx) for each hour of the days ahead, so that what is on
// and what is next are right whenever the television is switched on. It lies in localStorage, which can be read
// at once: a common part, and a slot for every few hours.

import type { Row } from '../components/list-layout'

/** A text that changes with time: each from its instant (ms since 1970) on, in their order. */
export type Timeline<T = string> = [since_ms: number, value: T][]

/** What all slots have in common. */
export interface Picture {
  /** When the sources of the app that drew it were changed: another app may look different. */
  build: number
  /** The text of the settings that it was drawn with: others may be those of somebody else's servers. */
  settings: string
  /** Names the drawing; slots of another one do not belong to it. */
  mark: number
  page: { lang: string; dir: string; className: string; style: string }
  /** The screen's markup around its two gaps: the panel, and the rows of the list. */
  frame: [string, string, string]
  /** How new it is, by its age in whole minutes; older than these, each slot has words of its own. */
  ages: string[]
  /** When the agenda in it was fetched, ms since 1970. */
  fetchedAt: number
  /** Of the list's viewport, px of the stage. */
  height_px: number
  /** When each slot begins, ms since 1970; the last one is the end of all. */
  slots: number[]
  /** How far the viewer's zone is ahead of UTC, ms. */
  offsets: Timeline<number>
  /** The clock's markup at each full hour of a day. */
  hours: string[]
  /** "in 5 minutes", by the number of minutes. */
  soon: string[]
}

/** A row of the list; its height is of the text size that was chosen. */
export interface PictureRow extends Row {
  html: Timeline
}

export interface PicturePanel {
  html: string
  /** When the next meeting starts (ms since 1970), if the markup says in how many minutes. */
  next?: number
  /** Start and end of what is on (ms since 1970), for the bar. */
  on?: [start: number, end: number]
  /** The row where a viewer wants to look. */
  home: string
}

/** The hours between one of `Picture.slots` and the next. */
export interface PictureSlot {
  /** That of the picture it belongs to. */
  mark: number
  /** How old it is, in words, for what is older than `Picture.ages` says. */
  old: string
  /** The rows that can be seen in these hours. */
  rows: PictureRow[]
  /** Where the first of them begins in the list, px, and how long the whole list is. */
  top_px: number
  total_px: number
  panels: Timeline<PicturePanel>
}

const KEY = 'foyer-picture'
const slotKey = (n: number) => `${KEY}-${n}`

/** The value of a timeline at `now` (ms since 1970); undefined before its first. */
export function valueAt<T>(timeline: Timeline<T>, now: number): T | undefined {
  let found: T | undefined
  for (const [since, value] of timeline) if (since <= now) found = value
  return found
}

/**
 * Reads the picture, and the slot that was drawn for `now` (ms since 1970).
 * @returns undefined where nothing was drawn, or not by this app with these settings
 * @throws what `storage` throws, or SyntaxError where it has no JSON
 */
export function loadPicture(
  storage: Storage,
  now: number,
  { build, settings }: Pick<Picture, 'build' | 'settings'>,
): { picture: Picture; slot: PictureSlot } | undefined {
  const text = storage.getItem(KEY)
  if (!text) return undefined
  const picture: Picture = JSON.parse(text)
  if (picture.build !== build || picture.settings !== settings) return undefined
  const { slots, mark } = picture
  // Before the first slot the clock was set back, and after the last one the days are over.
  const n = slots.findIndex((since, at) => since <= now && now < (slots[at + 1] ?? since))
  const slot: PictureSlot | undefined =
    n < 0 ? undefined : JSON.parse(storage.getItem(slotKey(n)) ?? '0')
  return slot && slot.mark === mark ? { picture, slot } : undefined
}

/**
 * Stores the part of a picture that all slots have in common.
 * @throws DOMException where there is no storage, or no room in it
 */
export function savePicture(storage: Storage, picture: Picture) {
  storage.setItem(KEY, JSON.stringify(picture))
}

/**
 * Stores one slot of a picture.
 * @param n its number, from 0
 * @throws DOMException where there is no storage, or no room in it
 */
export function saveSlot(storage: Storage, n: number, slot: PictureSlot) {
  storage.setItem(slotKey(n), JSON.stringify(slot))
}

/**
 * Removes every trace of the picture, at once.
 * @throws DOMException where there is no storage
 */
export function clearPicture(storage: Storage) {
  for (const key of Object.keys(storage)) if (key.indexOf(KEY) === 0) storage.removeItem(key)
}
