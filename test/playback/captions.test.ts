import { describe, expect, it } from 'vitest'
import { captionsOf, lastBegun, shownAt } from '../../src/playback/captions'
import type { TranscriptLine } from '../../src/webex/recordings/transcripts'

const ROW = 40
const said = (start_s: number, end_s: number, text: string, speaker?: string): TranscriptLine => ({
  start_s,
  end_s,
  text,
  ...(speaker && { speaker }),
})
const words = (count: number, word = 'word') => Array(count).fill(word).join(' ')

/** What is on the screen at a second, a text each. */
function screen(lines: TranscriptLine[], position_s: number, row = ROW): string[] {
  const captions = captionsOf(lines, row)
  return shownAt(captions, position_s).map((at) => {
    const { speaker, text } = captions[at] ?? said(0, 0, '')
    return speaker ? `${speaker}: ${text}` : text
  })
}

describe('captions', () => {
  const TALK = [said(1, 3, 'One', 'Ada'), said(3, 5, 'Two', 'Bo'), said(8, 9, 'Three')]

  it.each([
    [0.9, []],
    [1, ['Ada: One']],
    [2.9, ['Ada: One']],
    [3, ['Bo: Two']],
    [5, []],
    [7, []],
    [8.5, ['Three']],
    [9, []],
    [100, []],
  ])('at %d s show what is said then', (position_s, shown) => {
    expect(screen(TALK, position_s)).toEqual(shown)
  })

  it('show two who speak at the same time, in the order in which they began', () => {
    const both = [said(0, 10, 'I was saying', 'Ada'), said(4, 6, 'Yes!', 'Bo')]
    expect(screen(both, 5)).toEqual(['Ada: I was saying', 'Bo: Yes!'])
    expect(screen(both, 7)).toEqual(['Ada: I was saying'])
  })

  it('leave the older one out when both do not fit', () => {
    const both = [said(0, 10, words(12)), said(4, 6, words(12))]
    expect(screen(both, 5)).toEqual([words(12)])
    expect(shownAt(captionsOf(both, ROW), 5)).toEqual([1])
  })

  it('put lines in order that are not', () => {
    expect(screen([said(5, 6, 'later'), said(1, 2, 'sooner')], 1.5)).toEqual(['sooner'])
  })

  it('are nothing where nothing is said', () => {
    expect(captionsOf([], ROW)).toEqual([])
    expect(captionsOf([said(0, 1, ''), said(1, 2, '  ')], ROW)).toEqual([])
    expect(shownAt([], 5)).toEqual([])
  })
})

describe('a line that is too long for the screen', () => {
  const LONG = [said(10, 40, words(60), 'Ada Brandt')]

  it('becomes pages that follow one another without a gap, for the time of the line', () => {
    const pages = captionsOf(LONG, ROW)
    expect(pages.length).toBeGreaterThan(3)
    expect([pages[0]?.start_s, pages[pages.length - 1]?.end_s]).toEqual([10, 40])
    for (const [at, page] of pages.entries())
      if (at > 0) expect(page.start_s).toBe(pages[at - 1]?.end_s)
    expect(pages.map(({ text }) => text).join(' ')).toBe(words(60))
  })

  it('names the speaker before the first of them alone', () => {
    const [first, ...others] = captionsOf(LONG, ROW)
    expect(first?.speaker).toBe('Ada Brandt')
    expect(others.every(({ speaker }) => speaker === undefined)).toBe(true)
  })

  it.each([12, 20, 34, 60])('fits in two lines of %i letters each time', (row) => {
    for (const { text, speaker, rows } of captionsOf(LONG, row)) {
      const length = text.length + (speaker ? speaker.length + 2 : 0)
      expect(rows).toBeLessThanOrEqual(3)
      expect(length).toBeLessThanOrEqual(row * 3)
      if (!speaker) expect(length).toBeLessThanOrEqual(row * 2)
    }
  })

  it('is cut within a word that is longer than the screen, and without words', () => {
    const letters = 'x'.repeat(300)
    expect(
      captionsOf([said(0, 9, letters)], ROW)
        .map(({ text }) => text)
        .join(''),
    ).toBe(letters)
    const wide = '会議'.repeat(60)
    const pages = captionsOf([said(0, 9, wide)], ROW)
    expect(pages.map(({ text }) => text).join('')).toBe(wide)
    for (const { text } of pages) expect(text.length).toBeLessThanOrEqual(ROW)
  })
})

describe('the last that has begun', () => {
  it('is found as by looking at each', () => {
    const things = Array.from({ length: 100 }, (_, at) => ({ start_s: Math.floor(at / 3) * 2 }))
    for (let position_s = -1; position_s < 80; position_s += 0.5) {
      const begun = things.filter(({ start_s }) => start_s <= position_s).length - 1
      expect(lastBegun(things, position_s)).toBe(begun)
    }
  })
})
