// What people write, as it may be shown: without what makes boxes on a screen, without what turns the
// text around it backwards, and no longer than there is room for. Every title, name, agenda, summary and
// transcript passes through here.

import { decodeEntities } from './entities'

/**
 * Control characters but white space; overrides, embeddings and isolates of direction (UAX 9), since what
 * is shown is isolated as a whole; private use, of which a television's fonts have nothing; what is no
 * character; halves of pairs. The marks LRM, RLM and ALM stay: Arabic and Hebrew need them.
 */
const UNWANTED =
  /(?![\s\u0085])\p{Cc}|[\p{Co}\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udfff]/gu

/** What leaves no mark on the screen: spaces, what has no width, fillers, stand-ins for what was lost. */
const INVISIBLE =
  /[\s\p{Cc}\p{Cf}\p{Z}\u115f\u1160\u2800\u3164\uffa0\ufffc\ufffd]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

/** Marks that are stacked higher than any script does run over the lines above. */
const TOWER = /(\p{M}{8})\p{M}+/gu

/**
 * A text without what may not be shown (control characters, overrides of direction, private use, towers of marks);
 * its white space stays as it is.
 */
export function clean(text: string): string {
  return text.replace(UNWANTED, '').replace(TOWER, '$1')
}

/**
 * One line of people's text: entities decoded once, cleaned, white space of any kind as one space, cut.
 * @param longest UTF-16 units
 * @returns '' when nothing of it can be seen
 */
export function cleanLine(source: string, longest: number): string {
  // An entity has some eight characters for one; what is far beyond the cut need not be read.
  return bareLine(decodeEntities(source.slice(0, longest * 16)), longest)
}

/**
 * One line of a text in which `&` is no more than that (codes, addresses, tracking ids): cleaned, white space of any
 * kind as one space, cut.
 * @param longest UTF-16 units
 * @returns '' when nothing of it can be seen
 */
export function bareLine(source: string, longest: number): string {
  const text = clean(source.slice(0, longest * 16))
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
  return text.replace(INVISIBLE, '') === '' ? '' : cut(text, longest)
}

/** What belongs to the character before it: marks, joiners, variation selectors, skin tones. */
const CLINGS = /^(?:\p{M}|[\u200d\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}])/u
/** Two of these are one flag. */
const REGIONAL = /[\u{1f1e6}-\u{1f1ff}]/u
/** Longer than any character that is made of several. */
const MOST_BACK = 64

/** A text, or its beginning and "…", no longer than `longest` (UTF-16 units), cut between characters. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  // A code point at a time: half a character more is read, lest a pair is taken for two halves.
  const points = [...text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')]
  const cutAt = points.join('').length
  const after = [...text.slice(cutAt, cutAt + 2)][0] ?? ''
  const beginning = wholeCharacters(points, after)
  return `${beginning.join('').trim()}…`
}

/** The code points without the character that the cut went through, if `after` goes on with it. */
function wholeCharacters(points: string[], after: string): string[] {
  let end = points.length
  const isJoined = () => CLINGS.test(points[end] ?? after) || points[end - 1] === '\u200d'
  while (end > points.length - MOST_BACK && end > 0 && isJoined()) end -= 1
  let flags = 0
  while (end > flags && REGIONAL.test(points[end - 1 - flags] ?? '')) flags += 1
  if (flags % 2 === 1 && REGIONAL.test(points[end] ?? after)) end -= 1
  return points.slice(0, end)
}
