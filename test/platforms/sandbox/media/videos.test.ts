import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SLIDE_S, SLIDES } from '../../../../platforms/sandbox/media/slides'
import {
  LENGTHS_S,
  soundFile,
  summaryIn,
  transcriptFile,
  VIDEO_NAMES,
  VIDEO_TYPES,
  videoFile,
} from '../../../../platforms/sandbox/media/videos'

const FOLDER = 'platforms/sandbox/media/videos'
const textOf = (name: (typeof VIDEO_NAMES)[number]) =>
  new TextDecoder().decode(transcriptFile(name).bytes())

/** Seconds, as the video itself says: the movie header of an MP4, the segment's info of a WebM. */
function lengthOf(bytes: Uint8Array, type: 'mp4' | 'webm'): number {
  const buffer = Buffer.from(bytes)
  if (type === 'mp4') {
    const at = buffer.indexOf('mvhd')
    return buffer.readUInt32BE(at + 20) / buffer.readUInt32BE(at + 16)
  }
  const at = buffer.indexOf(Buffer.from([0x44, 0x89, 0x88]))
  return buffer.readDoubleBE(at + 3) / 1000
}

describe.each(VIDEO_NAMES)('the video "%s"', (name) => {
  it.each(VIDEO_TYPES)('is as long as the lists say, as %s', (type) => {
    expect(LENGTHS_S[name]).toBe(SLIDES[name].slides.length * SLIDE_S)
    for (const file of [videoFile(name, type), soundFile(name, type)])
      expect(lengthOf(file.bytes(), type)).toBeCloseTo(LENGTHS_S[name], 1)
  })

  it('can begin before all of it is there', () => {
    const mp4 = Buffer.from(videoFile(name, 'mp4').bytes())
    expect(mp4.indexOf('moov')).toBeLessThan(mp4.indexOf('mdat'))
  })

  it('has a transcript whose lines lie within it, one after the other', () => {
    const second = (stamp: string) =>
      stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    const times = [...textOf(name).matchAll(/^(\S+) --> (\S+)$/gm)].flatMap(([, from, to]) => [
      second(from as string),
      second(to as string),
    ])
    expect(times.length).toBeGreaterThan(10)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.at(-1)).toBeLessThan(LENGTHS_S[name])
  })
})

it('have transcripts with voices, without them, and in many scripts', () => {
  expect(textOf('review')).toContain('<v Zoë Håkansson>')
  expect(textOf('planning')).toMatch(/^WEBVTT\n\n1\n00:00:01.104 --> 00:00:04.564\nWelcome/)
  expect(textOf('standup')).toMatch(/\p{Script=Arabic}.*\p{Script=Han}.*\p{Script=Hebrew}/su)
  const longest = Math.max(
    ...textOf('standup')
      .split('\n')
      .map((line) => line.length),
  )
  expect(longest).toBeGreaterThan(300)
})

it('have one summary that is long, and rich in what must be understood or dropped', () => {
  const html = summaryIn('review')
  expect(html.length).toBeGreaterThan(3000)
  for (const part of [
    '<h2>',
    '<ol>',
    '<ul><li>',
    '&amp;',
    '&nbsp;',
    '&#39;',
    '<script>',
    '<style>',
  ])
    expect(html).toContain(part)
})

it('weigh less than 300 kB each', () => {
  const files = readdirSync(FOLDER)
  expect(files).toHaveLength(VIDEO_NAMES.length * 6)
  for (const file of files)
    expect([file, statSync(join(FOLDER, file)).size < 300_000]).toEqual([file, true])
})
