import { describe, expect, test } from 'vitest'
import { linesOf } from '../../src/recordings/vtt'
import { processorTime_ms } from '../processor-time'
import { pageDocument } from '../webex/text/page-document'

pageDocument()

/** A file of cues: seconds from, seconds to, text. */
const vtt = (...cues: [number, number, string][]) =>
  `WEBVTT\n\n${cues
    .map(([from, to, text], at) => `${at + 1}\n${stamp(from)} --> ${stamp(to)}\n${text}\n`)
    .join('\n')}`
const stamp = (at: number) => `00:00:${at.toFixed(3).padStart(6, '0')}`
const said = (...texts: string[]) =>
  linesOf(vtt(...texts.map((text, at): [number, number, string] => [at, at + 1, text]))).map(
    ({ speaker, text }) => (speaker ? [speaker, text] : text),
  )

test('the example of Cisco', () => {
  const example =
    'WEBVTT\n\n1\n00:00:20.904 --> 00:00:24.564\nThis is an s sample recording.\n\n2\n00:00:31.014 --> 00:00:33.744\nTesting out transcripts.\n'
  expect(linesOf(example)).toEqual([
    { start_s: 20.904, end_s: 24.564, text: 'This is an s sample recording.' },
    { start_s: 31.014, end_s: 33.744, text: 'Testing out transcripts.' },
  ])
})

describe('the file', () => {
  const two = [
    { start_s: 1, end_s: 2, text: 'One' },
    { start_s: 3, end_s: 4, text: 'Two' },
  ]
  test.each([
    [
      'with a byte order mark',
      '\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:03.000 --> 00:04.000\nTwo',
    ],
    [
      'with CRLF',
      'WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nOne\r\n\r\n00:03.000 --> 00:04.000\r\nTwo\r\n',
    ],
    ['with CR', 'WEBVTT\r\r00:01.000 --> 00:02.000\rOne\r\r00:03.000 --> 00:04.000\rTwo'],
    [
      'with hours',
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOne\n\n00:00:03.000 --> 00:00:04.000\nTwo',
    ],
    [
      'with a heading, settings, notes and styles',
      'WEBVTT - A meeting\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnot said\n\n00:01.000 --> 00:02.000 align:start position:10%\nOne\n\nNOTE not said\n\n00:03.000 --> 00:04.000\nTwo',
    ],
    [
      'with times as SubRip has them',
      'WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo',
    ],
    [
      'with spaces in its empty lines',
      'WEBVTT\n \n00:01.000 --> 00:02.000\nOne\n\t\n\n00:03.000 --> 00:04.000\nTwo\n \n',
    ],
    [
      'without empty lines',
      'WEBVTT\n1\n00:01.000 --> 00:02.000\nOne\n2\n00:03.000 --> 00:04.000\nTwo',
    ],
    [
      'with names of cues that say nothing',
      'WEBVTT\n\nintro-1\n00:01.000 --> 00:02.000\nOne\n\nthe second\n00:03.000 --> 00:04.000\nTwo',
    ],
    ['out of order', 'WEBVTT\n\n00:03.000 --> 00:04.000\nTwo\n\n00:01.000 --> 00:02.000\nOne'],
  ])('%s', (_, file) => {
    expect(linesOf(file)).toEqual(two)
  })

  test('of a long day goes beyond 99 hours', () => {
    const long = 'WEBVTT\n\n101:00:00.500 --> 101:00:01.25\nStill here\n'
    expect(linesOf(long)).toEqual([{ start_s: 363_600.5, end_s: 363_601.25, text: 'Still here' }])
  })

  test.each([
    '',
    'WEBVTT',
    'WEBVTT\n\n',
    'WEBVTT\n\nNOTE nothing was said\n',
    '\ufeffWEBVTT\n\n1\n',
  ])('with nothing in it has no lines: %j', (file) => expect(linesOf(file)).toEqual([]))

  test('that was cut off gives what it has', () => {
    const whole = vtt([1, 2, 'One'], [3, 4, 'Two'])
    expect(linesOf(whole.slice(0, -4)).map(({ text }) => text)).toEqual(['One'])
    expect(linesOf(whole.slice(0, whole.indexOf('00:00:04')))).toHaveLength(1)
  })

  test('of ten thousand cues is read in no time, and so is a megabyte of nonsense', () => {
    const many = vtt(
      ...Array.from({ length: 10_000 }, (): [number, number, string] => [1, 2, 'Yes: no <b>x']),
    )
    const spent_ms = processorTime_ms(() => {
      expect(linesOf(many)).toHaveLength(10_000)
      for (const part of ['<', '<v ', '&', ': ', 'A ', '-->', '\n', '00:', '<v A>', '1 "'])
        linesOf(`WEBVTT\n\n00:01.000 --> 00:02.000\n${part.repeat(1_000_000 / part.length)}`)
    })
    expect(spent_ms).toBeLessThan(4000)
  })
})

describe('cues', () => {
  test.each([
    '00:02.000 --> 00:01.000',
    'xx:01.000 --> 00:02.000',
    '00:01.000 -> 00:02.000',
    '00:01.000 --> ',
    '--> 00:02.000',
    '-1:01.000 --> 00:02.000',
  ])('with a time that makes no sense are left out, and only they: %s', (time) => {
    const file = `WEBVTT\n\n1\n${time}\nBad\n\n2\n00:03.000 --> 00:04.000\nGood\n`
    expect(linesOf(file)).toEqual([{ start_s: 3, end_s: 4, text: 'Good' }])
  })

  test('without text are left out', () => {
    expect(linesOf(vtt([1, 2, ''], [2, 3, ' '], [3, 4, '<b></b>'], [4, 5, 'Good']))).toHaveLength(1)
  })

  test('that overlap are all there, in the order of their start', () => {
    expect(
      linesOf(vtt([1, 9, 'Long'], [2, 3, 'In it'], [2, 4, 'And this'])).map((l) => l.text),
    ).toEqual(['Long', 'In it', 'And this'])
  })

  test('of several lines are one text', () => {
    expect(said('One\n  two\nthree')).toEqual(['One two three'])
  })
})

describe('text', () => {
  test.each([
    ['R&amp;D &lt;b&gt; &#8211; 5&nbsp;&euro; &sup2; &nonsense;', 'R&D <b> – 5 € ² &nonsense;'],
    ['Ring\u0007 the\u0000 \u202ebell\u2066', 'Ring the bell'],
    [
      '<i>One</i> <b.loud>two</b> <00:01.500>three <c.yellow.bg_blue>four</c>',
      'One two three four',
    ],
    ['<lang en-GB>colour</lang> <ruby>x<rt>y</rt></ruby>', 'colour xy'],
    ['a < b and c > d, <3', 'a < b and c > d, <3'],
    ['write to <ada@foyer.example>', 'write to <ada@foyer.example>'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['evil \u202etxt.exe\u0007', 'evil txt.exe'],
  ])('%s', (given, text) => {
    expect(said(given)).toEqual([text])
  })
})

describe('speakers', () => {
  test('are named by a voice', () => {
    expect(
      said('<v Ada Brandt>Good morning</v>', '<v.first.loud Bo &amp; Co>Hi', '<v>Nobody'),
    ).toEqual([['Ada Brandt', 'Good morning'], ['Bo & Co', 'Hi'], 'Nobody'])
  })

  test('two in one cue are two lines of the same time', () => {
    expect(linesOf(vtt([1, 4, '- <v Ada>Yes?</v>\n- <v Bo>No.</v>']))).toEqual([
      { start_s: 1, end_s: 4, speaker: 'Ada', text: 'Yes?' },
      { start_s: 1, end_s: 4, speaker: 'Bo', text: 'No.' },
    ])
  })

  test('are named by the cue, as Webex does', () => {
    const file =
      'WEBVTT\n\n1 "Ada Brandt" (3405478144)\n00:01.000 --> 00:02.000\nHello: all\n\n2 "" (0)\n00:02.000 --> 00:03.000\nHm\n'
    expect(linesOf(file)).toEqual([
      { start_s: 1, end_s: 2, speaker: 'Ada Brandt', text: 'Hello: all' },
      { start_s: 2, end_s: 3, text: 'Hm' },
    ])
  })

  test('and so without an empty line before the next cue', () => {
    const file =
      'WEBVTT\n1 "Ada" (1)\n00:01.000 --> 00:02.000\nHello\n2 "Bo" (2)\n00:02.000 --> 00:03.000\nHi\n'
    expect(linesOf(file).map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ada', 'Hello'],
      ['Bo', 'Hi'],
    ])
  })

  test('are named in the text where it is plainly so', () => {
    expect(
      said('Ada Brandt: Good morning', 'and welcome', 'Jean-Luc O’Neil: Hello: there'),
    ).toEqual([['Ada Brandt', 'Good morning'], 'and welcome', ['Jean-Luc O’Neil', 'Hello: there']])
    expect(said('أحمد علي: صباح الخير', 'منى: أهلا', 'منى: كيف الحال')).toEqual([
      ['أحمد علي', 'صباح الخير'],
      ['منى', 'أهلا'],
      ['منى', 'كيف الحال'],
    ])
  })

  test.each([
    [['So: let us begin', 'It is ten', 'We have a plan', 'Note: it is short', 'and good']],
    [['We begin', 'Ada Brandt: this is what it says', 'Ada Brandt: again', 'at the top']],
    [['Note: one thing', 'and another', 'that is all']],
    [['Three things: time, money, people', 'First of all: time', 'It is 10: 30']],
    [['see https://foyer.example', 'https://foyer.example again']],
  ])('a colon in a sentence makes none: %j', (texts) => {
    expect(said(...texts)).toEqual(texts)
  })

  test('among speakers a single word that comes but once is text', () => {
    expect(said('Ada: Morning', 'Ada: As I said', 'Ada: well', 'Important: no notes')).toEqual([
      ['Ada', 'Morning'],
      ['Ada', 'As I said'],
      ['Ada', 'well'],
      'Important: no notes',
    ])
  })

  test('a voice anywhere means that colons name nobody', () => {
    expect(said('<v Ada>Hi', 'Bo Lund: no', 'Bo Lund: no')).toEqual([
      ['Ada', 'Hi'],
      'Bo Lund: no',
      'Bo Lund: no',
    ])
  })
})
