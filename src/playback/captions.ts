// What was said, cut for the screen: a line of a transcript may be a whole paragraph, and a caption is
// three short lines. A long line becomes several pages, one after the other, each for its share of the
// line's time. Nothing is measured: widths are reckoned from the letters, a little too wide. Where on the
// screen they stand is said by .captions in screens/player/Player.css.

import type { TranscriptLine } from '../webex/recordings/transcripts'

export interface Caption extends TranscriptLine {
  /** How many lines it takes at most. */
  rows: number
}

/** More than this covers the video. */
const MOST_ROWS = 3
/** One page, so that a second speaker's fits above it when both speak. */
const PAGE_ROWS = 2
/** Lines break at words, so they are not filled to the end. */
const FILL = 0.85

/** Letters as wide as two: Chinese, Japanese, Korean. https://www.unicode.org/reports/tr11/ */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g

const widthOf = (text: string) => text.length + (text.match(WIDE)?.length ?? 0)

/**
 * Cuts what was said into captions, in the order of their start.
 * @param row how many narrow letters fit on one line of the screen
 */
export function captionsOf(said: readonly TranscriptLine[], row: number): Caption[] {
  const room = Math.max(8, Math.floor(row * FILL))
  return said
    .flatMap((one) => pagesOf(one, room))
    .sort((a, b) => a.start_s - b.start_s || a.end_s - b.end_s)
}

function pagesOf(said: TranscriptLine, room: number): Caption[] {
  // The speaker is named before the first page.
  const name = said.speaker ? widthOf(said.speaker) + 2 : 0
  const pages = cut(said.text, evenly(widthOf(said.text) + name, room * PAGE_ROWS), name)
  const whole = pages.reduce((sum, page) => sum + widthOf(page), 0) || 1
  let start_s = said.start_s
  return pages.map((text, at) => {
    const isLast = at === pages.length - 1
    const share_s = ((said.end_s - said.start_s) * widthOf(text)) / whole
    const end_s = isLast ? said.end_s : start_s + share_s
    const width = widthOf(text) + (at === 0 ? name : 0)
    const rows = Math.min(MOST_ROWS, Math.max(1, Math.ceil(width / room)))
    const speaker = at === 0 ? said.speaker : undefined
    const page = { start_s, end_s, text, rows, ...(speaker && { speaker }) }
    start_s = end_s
    return page
  })
}

/** How much fits on each page when all are about as full, so that no page has one word. */
function evenly(whole: number, most: number): number {
  const pages = Math.ceil(whole / most)
  // Room for the words that a page breaks before.
  return Math.min(most, Math.ceil((whole / pages) * 1.15))
}

/** Pieces of at most `most` letters (the first is shorter by `taken`), cut between words where there are any. */
function cut(text: string, most: number, taken: number): string[] {
  const pieces: string[] = []
  let piece = ''
  const roomLeft = () => most - (pieces.length === 0 ? Math.min(taken, most / 2) : 0)
  for (const word of text.trim().split(/\s+/)) {
    const longer = piece ? `${piece} ${word}` : word
    if (widthOf(longer) <= roomLeft()) piece = longer
    else {
      if (piece) pieces.push(piece)
      piece = word
      while (widthOf(piece) > most) {
        const letters = Math.floor(most / (widthOf(piece) / piece.length))
        pieces.push(piece.slice(0, letters))
        piece = piece.slice(letters)
      }
    }
  }
  if (piece) pieces.push(piece)
  return pieces
}

/**
 * The index of the last thing that has begun at `position_s`, seconds into the video; -1 before the first. Things are
 * in order.
 */
export function lastBegun(things: readonly { start_s: number }[], position_s: number): number {
  let low = 0
  let high = things.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((things[middle]?.start_s ?? 0) <= position_s) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** So many captions back from the one that began last are looked through for some that are still said. */
const LOOK_BACK = 20

/**
 * The captions to show at `position_s`, seconds into the video: of those that are said then, as many of the latest as
 * fit.
 * @returns indexes, in the order in which they began
 */
export function shownAt(captions: readonly Caption[], position_s: number): number[] {
  const shown: number[] = []
  let rows = 0
  const last = lastBegun(captions, position_s)
  for (let at = last; at >= 0 && at > last - LOOK_BACK; at--) {
    const caption = captions[at] as Caption
    if (caption.end_s <= position_s) continue
    rows += caption.rows
    if (rows > MOST_ROWS && shown.length > 0) break
    shown.unshift(at)
  }
  return shown
}
