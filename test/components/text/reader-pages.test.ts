import { describe, expect, test } from 'vitest'
import { pagesOf, type TextLine } from '../../../src/components/text/reader-pages'

/** Lines below each other; `h` is a heading of 60 px, `.` a line of 40 px, a space 20 px between. */
function lines(text: string): TextLine[] {
  let top = 0
  return [...text].flatMap((sign) => {
    const from = top
    top += { h: 60, '.': 40, ' ': 20 }[sign] ?? 0
    return sign === ' ' ? [] : [{ top: from, bottom: top, heading: sign === 'h' }]
  })
}

describe('pages', () => {
  test('of a text that fits are one', () => {
    expect(pagesOf(lines('h... ..'), 300)).toEqual([{ top: 0, bottom: 280 }])
  })

  test('end with a whole line, and the next begins with the next', () => {
    expect(pagesOf(lines('.....'), 100)).toEqual([
      { top: 0, bottom: 80 },
      { top: 80, bottom: 160 },
      { top: 160, bottom: 200 },
    ])
  })

  test('do not begin with the space between paragraphs', () => {
    expect(pagesOf(lines('.. ..'), 80)).toEqual([
      { top: 0, bottom: 80 },
      { top: 100, bottom: 180 },
    ])
  })

  test('do not end with a heading', () => {
    expect(pagesOf(lines('.. h..'), 180)).toEqual([
      { top: 0, bottom: 80 },
      { top: 100, bottom: 240 },
    ])
    expect(pagesOf(lines('..hh..'), 200)).toEqual([
      { top: 0, bottom: 80 },
      { top: 80, bottom: 280 },
    ])
  })

  test('may end with one where the text does, or where there is nothing else', () => {
    expect(pagesOf(lines('..h'), 140)).toEqual([{ top: 0, bottom: 140 }])
    expect(pagesOf(lines('hhh.'), 120)).toEqual([
      { top: 0, bottom: 120 },
      { top: 120, bottom: 220 },
    ])
  })

  test('take a line that is taller than a page as it is', () => {
    expect(pagesOf(lines('h.'), 30)).toEqual([
      { top: 0, bottom: 60 },
      { top: 60, bottom: 100 },
    ])
  })

  test('of nothing are one', () => {
    expect(pagesOf([], 100)).toEqual([{ top: 0, bottom: 100 }])
  })
})
