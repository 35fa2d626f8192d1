// The last agenda as a picture: markup that the page's own script (page-script.ts) draws before the app has come.
// It is made by the app's own components (draw-picture.tsx) for each hour of the days ahead, so that what is on
// and what is next are right whenever the television is switched on. It lies in localStorage, which can be read
// at once: a common part, and a slot for every few hours.

import type { Row } from '../../components/list/list-layout'

/** A text that changes with time: each from its instant (ms since 1970) on, in their order. */
export type Timeline<T = string> = [since_ms: number, value: T][]

/** What all slots have in common. */
export interface Picture {
  /** When the sources of the app that drew it were changed: another app may look different. */
  build: number
  /** The text of the settings that it was drawn with: others may be those of somebody else's servers. */
  settings: string
  /** The television's own language and zone then (tv/own-region.ts, at `mark`). */
  region: string
  /** Names the drawing; slots of another one do not belong to it. */
  mark: number
  page: { lang: string; dir: string; className: string; style: string }
  /** The screen's markup around its two gaps: the panel, and the rows of the list. */
  frame: [string, string, string]
  /** How new it is, by its age in whole minutes; older than these, each slot has words of its own. */
  ages: string[]
  /** When the agenda in it was fetched, ms since 1970. */
  fetchedAt: number
  /** How far the television's own clock was behind the server's, ms (Clock.offset): none of its times are its own. */
  behind_ms: number
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

/** Pixels are fewer, and instants (ms) earlier. */
const LARGEST = 8.64e15
// The others are compared with what they must be.
const LIKE_PICTURE: Omit<Picture, 'build' | 'settings' | 'region'> = {
  mark: 0,
  page: { lang: '', dir: '', className: '', style: '' },
  frame: ['', '', ''],
  ages: [''],
  fetchedAt: 0,
  behind_ms: 0,
  height_px: 0,
  slots: [0],
  offsets: [[0, 0]],
  hours: [''],
  soon: [''],
}
const LIKE_PANEL: PicturePanel = { html: '', home: '', ...{ 'next?': 0, 'on?': [0, 0] } }
const LIKE_SLOT: Omit<PictureSlot, 'mark'> = {
  old: '',
  rows: [{ key: '', height: 0, pressable: true, html: [[0, '']] }],
  top_px: 0,
  total_px: 0,
  panels: [[0, LIKE_PANEL]],
}

const KEY = 'foyer-picture'
const slotKey = (n: number) => `${KEY}-${n}`

/** The value of a timeline at `now` (ms since 1970); undefined before its first. */
export function valueAt<T>(timeline: Timeline<T>, now: number): T | undefined {
  let found: T | undefined
  for (const [since, value] of timeline) if (since <= now) found = value
  return found
}

/** What a picture must be of to be shown. */
export interface PictureOf extends Pick<Picture, 'build' | 'settings'> {
  /** The television's own language and zone, by their state at an instant (ms since 1970). */
  region(at: number): string
}

/**
 * Reads the picture, and the slot that was drawn for this moment.
 * @param own_ms what the television's own clock says, ms since 1970
 * @returns `now`: the moment by what a server said last, ms since 1970. undefined where nothing was drawn, or not by this
 * app with these settings in this language and zone, or where it cannot be read
 */
export function loadPicture(
  storage: Storage,
  own_ms: number,
  { build, settings, region }: PictureOf,
): { picture: Picture; slot: PictureSlot; now: number } | undefined {
  const picture = load<Picture>(storage, KEY, LIKE_PICTURE)
  if (!picture || picture.build !== build || picture.settings !== settings) return undefined
  const { slots, mark, behind_ms } = picture
  if (picture.region !== region(mark)) return undefined
  const now = own_ms + behind_ms
  // Before the first slot the clock was set back, and after the last one the days are over.
  const n = slots.findIndex((since, at) => since <= now && now < (slots[at + 1] ?? since))
  const slot = n < 0 ? undefined : load<PictureSlot>(storage, slotKey(n), LIKE_SLOT)
  return slot && slot.mark === mark ? { picture, slot, now } : undefined
}

/** What is stored under a key, if it looks like that. The page's own script has no library to parse it with. */
function load<T>(storage: Storage, key: string, like: object): T | undefined {
  try {
    const value = JSON.parse(storage.getItem(key) ?? '0')
    return isLike(value, like) ? value : undefined
  } catch {
    return undefined
  }
}

type Like = Record<string, unknown>

/**
 * Whether a value has all that `like` has, of the same types. A list of one says what each of a list is like, a
 * longer one each of a tuple; a field may be missing if its name ends in `?`.
 */
function isLike(value: unknown, like: unknown): boolean {
  if (typeof like === 'number') return typeof value === 'number' && Math.abs(value) <= LARGEST
  if (typeof like !== 'object') return typeof value === typeof like
  if (typeof value !== 'object' || !value || Array.isArray(value) !== Array.isArray(like))
    return false
  if (Array.isArray(like) && like.length === 1)
    return (value as unknown[]).every((one) => isLike(one, like[0]))
  return Object.keys(like as Like).every((key) => {
    const field = (value as Like)[key.replace('?', '')]
    return (field === undefined && /\?$/.test(key)) || isLike(field, (like as Like)[key])
  })
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
