// A picture of the agenda as it is shown at one moment: the texts that depend on the time filled in, and the
// list, in which up and down move as they do in the app.

import {
  clampOffset,
  type Layout,
  layOut,
  listClass,
  MARGIN_PX,
  neighbour,
  offsetFor,
  visible,
} from '../../components/list/list-layout'
import { type Picture, type PicturePanel, type PictureSlot, valueAt } from './picture'

const MINUTE_MS = 60_000

/** Where the list stands. */
export interface ShownList {
  /** The key of the row that has the focus. */
  at: string
  /** The index of that row. */
  index: number
  /** How far the list is scrolled, px. */
  offset_px: number
  className: string
  /** The indexes of the rows that are to be seen. */
  rows: number[]
}

/** The markup of the agenda's picture at `now` (ms since 1970), without the rows of its list. */
export function screenHtml(picture: Picture, slot: PictureSlot, now: number): string {
  const [top, list, end] = picture.frame
  const panel = valueAt(slot.panels, now)
  return top + (panel ? panelHtml(picture, panel, now) : '') + list + end
}

/** How new the agenda of a picture is at `now` (ms since 1970); text, not markup. */
export function ageText({ ages, fetchedAt }: Picture, { old }: PictureSlot, now: number): string {
  return ages[Math.max(0, Math.floor((now - fetchedAt) / MINUTE_MS))] ?? old
}

function panelHtml(picture: Picture, { html, next, on }: PicturePanel, now: number): string {
  const { soon, hours, offsets } = picture
  const minute = Math.floor((now + (valueAt(offsets, now) ?? 0)) / MINUTE_MS) % 1440
  const clock = (hours[Math.floor(minute / 60)] ?? '').replace(
    ':00',
    `:${`0${minute % 60}`.slice(-2)}`,
  )
  const filled = html.replace(
    /(<time[^>]*>).*?(<\/time>)/,
    (_, open, close) => open + clock + close,
  )
  const withSoon =
    next === undefined
      ? filled
      : filled.replace(SOON, () => soon[Math.ceil((next - now) / MINUTE_MS)] ?? '')
  if (!on) return withSoon
  const percent = Math.min(100, (100 * (now - on[0])) / (on[1] - on[0]))
  return withSoon.replace(/(<i style="width: ?)[^%]*/, (_, before) => before + percent)
}

/** Stands in a panel's markup where it says in how many minutes the next meeting is. */
export const SOON = '<!--soon-->'

/** The list of a picture's slot at `now` (ms since 1970), which starts at the row where a viewer wants to look. */
export function createShownList({ height_px }: Picture, slot: PictureSlot, now: number) {
  const { rows } = slot
  const layout = placed(layOut(rows), slot)
  const home = valueAt(slot.panels, now)?.home
  let index = rows.findIndex(({ key }) => key === home)

  return {
    /** undefined where no row can have the focus. */
    state(): ShownList | undefined {
      const at = rows[index]?.key
      if (at === undefined) return undefined
      const offset_px = clampOffset(offsetFor(layout, index, height_px), layout, height_px)
      return {
        at,
        index,
        offset_px,
        className: listClass(offset_px, layout, height_px),
        rows: visible(layout, offset_px - MARGIN_PX, height_px + 2 * MARGIN_PX),
      }
    },
    /** The markup of a row. */
    rowHtml(n: number): string {
      const row = rows[n]
      const style = `top:${layout.tops[n]}px;height:${layout.heights[n]}px`
      return `<div class="list-row" style="${style}">${(row && valueAt(row.html, now)) ?? ''}</div>`
    },
    /** Moves the focus to a row. @returns whether there is such a row, and it can have it */
    go(n: number | undefined): boolean {
      if (n === undefined || !rows[n]?.pressable) return false
      index = n
      return true
    },
    /**
     * Moves the focus.
     * @param held how often the key has repeated, from 1
     * @returns whether there was a row to go to
     */
    move(direction: 'up' | 'down', held: number): boolean {
      const next = neighbour(rows, index, direction, held)
      if (next) index = rows.indexOf(next)
      return next !== undefined
    },
  }
}

function placed(layout: Layout, { top_px, total_px }: PictureSlot): Layout {
  const { tops, heights } = layout
  return { tops: tops.map((top) => top + top_px), heights, total: total_px }
}
