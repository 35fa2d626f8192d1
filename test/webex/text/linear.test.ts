// Texts from outside that are made to be slow to read. A reader that goes back over what it has read takes
// 4096 times as long for 64 times as much; one that does not takes 64 times as long.

import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../src/recordings/vtt'
import { nextLink } from '../../../src/webex/client/pages'
import { bareLine, cleanLine } from '../../../src/webex/text/clean'
import { htmlBlocks } from '../../../src/webex/text/html-blocks'
import { piecesOf } from '../../../src/webex/text/markup'
import { plainText } from '../../../src/webex/text/plain-text'
import { processorTime_ms } from '../../processor-time'

/**
 * How many times as much of the processor's time 64 times the text takes; the least of several goes, in
 * one run. 0 when even that is next to nothing.
 */
function growth(read: (text: string) => void, part: string): number {
  const small = part.repeat(2000 / part.length)
  const large = part.repeat(128_000 / part.length)
  read(small)
  const took = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let go = 0; go < 4; go++) {
    took.small = Math.min(
      took.small,
      processorTime_ms(() => read(small)),
    )
    took.large = Math.min(
      took.large,
      processorTime_ms(() => read(large)),
    )
    if (took.large < 100) return 0
  }
  return took.large / Math.max(took.small, 0.001)
}

/** Between 64 and 4096, on a scale of factors. */
const LINEAR = 512

const HOSTILE = [
  '<',
  '<!',
  '<!--',
  '<p>',
  '<p "',
  '<p \'"',
  "<p \"''",
  '\'"<p ',
  '<p a="b" ',
  '<script ',
  '</script ',
  '<script></style ',
  '<script></script>',
  '<div>',
  '<br> ',
  '&',
  '&#',
  '&a',
  '&NotNestedGreaterGreater',
  ' ',
  '\u00a0\n',
  '\u0301',
  '\u200d',
  '🇳🇴',
  '\ud83d',
]

describe('the time it takes to read', () => {
  test.each(HOSTILE)('markup grows with its length: %j', (part) => {
    expect(growth((text) => piecesOf(`<p>${text}`), part)).toBeLessThan(LINEAR)
  })

  test.each(HOSTILE)('a summary grows with its length: %j', (part) => {
    expect(growth((text) => htmlBlocks(`<p>${text}`), part)).toBeLessThan(LINEAR)
    expect(growth((text) => htmlBlocks(text), part)).toBeLessThan(LINEAR)
  })

  test.each(HOSTILE)('an agenda or a title grows no faster, up to its bound: %j', (part) => {
    expect(growth((text) => plainText(`<p>${text}`), part)).toBeLessThan(LINEAR)
    expect(growth((text) => cleanLine(text, 1e9), part)).toBeLessThan(LINEAR)
    expect(growth((text) => bareLine(text, 1e9), part)).toBeLessThan(LINEAR)
  })

  test.each([
    ...HOSTILE,
    '<v ',
    '<v\t\t',
    '<v.a',
    '<00:',
    '--> ',
    '\n \n',
    '00:00.000 --> 00:01.000\n',
    '1 "a"   (',
  ])('a transcript grows with its length: %j', (part) => {
    const cue = 'WEBVTT\n\n00:00.000 --> 00:01.000\n'
    expect(growth((text) => linesOf(cue + text), part)).toBeLessThan(LINEAR)
    expect(growth((text) => linesOf(`${cue}<v${text}`), part)).toBeLessThan(LINEAR)
  })

  test.each(['<', '<a>;', '; rel=', '<a>; rel="', ' ', ','])(
    'a Link header grows with its length: %j',
    (part) => {
      expect(growth(nextLink, part)).toBeLessThan(LINEAR)
      expect(growth((text) => nextLink(`<a>; rel${text}`), part)).toBeLessThan(LINEAR)
    },
  )
})
