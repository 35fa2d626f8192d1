// A transcript's WebVTT as lines: who said what, from when to when. A parser of our own: those that are
// kept (webvtt-parser, videojs-vtt.js, media-captions) give trees for drawing captions, want a DOM or
// an EventTarget that can be extended (Chromium 64), and none knows a speaker from a sentence.
// https://www.w3.org/TR/webvtt1/#file-parsing

import type { TranscriptLine } from '../webex/recordings/transcripts'
import { LONGEST } from '../webex/text/bounds'
import { cleanLine } from '../webex/text/clean'

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d\d)(?:[.,](\d{1,3}))?`
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?=\s|$)`)
/** Webex names the speaker in the cue's identifier: `12 "Ada Brandt" (1234567)`. */
const IDENTIFIER = /^\S+\s+"([^"]+)"(?:\s+\([^()]*\))?\s*$/
/** `<v Ada Brandt>`, with classes or without. */
const VOICE = /<v(?:\.[^\s<>]*)?[\t ]([^<>]*)>/g
/** Tags have a name and no more than an annotation; "<ada@foyer.example>" is none, nor is "a < b". */
const TAG = /<\/?[a-z]+(?:[.\s][^<>]*)?>|<[\d:.]+>/gi

/**
 * The lines of a transcript by their start; those that overlap are all there. A cue without a readable
 * time, without text, or that ends before it begins is left out.
 * @param vtt the file as it came: with or without a byte order mark, whatever ends its lines
 */
export function linesOf(vtt: string): TranscriptLine[] {
  const cues = vtt
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[\t ]*\n)+/)
    .flatMap(cuesOf)
  const lines = cues.flatMap(spoken)
  const named = lines.some((line) => line.speaker) ? lines : labelled(lines)
  return named
    .map((line, at) => ({ line, at }))
    .sort((a, b) => a.line.start_s - b.line.start_s || a.at - b.at)
    .map(({ line }) => line)
}

interface Cue {
  start_s: number
  end_s: number
  speaker?: string | undefined
  /** With tags and entities. */
  text: string
}

/** The cues of a block: one, or more where the empty lines between them are missing. */
function cuesOf(block: string): Cue[] {
  const cues: Cue[] = []
  let before = ''
  for (const line of block.split('\n')) {
    const times = TIMING.exec(line)
    const cue = cues[cues.length - 1]
    if (times) {
      const speaker = nameIn(IDENTIFIER.exec(before.trim())?.[1] ?? '')
      const start_s = secondsOf(times.slice(1, 5))
      const end_s = secondsOf(times.slice(5, 9))
      cues.push({ start_s, end_s, speaker: speaker || undefined, text: '' })
      // What stood above the time was the next cue's name, and no text of the one before.
      if (cue && (IDENTIFIER.test(before.trim()) || /^\d+$/.test(before.trim())))
        cue.text = cue.text.slice(0, cue.text.length - before.length - 1)
    } else if (cue && !line.includes('-->')) cue.text += `${line}\n`
    before = line
  }
  return cues.filter(({ start_s, end_s }) => end_s >= start_s)
}

function secondsOf([hours = '0', minutes, seconds, fraction = '']: string[]): number {
  const thousandths = Number(fraction.padEnd(3, '0'))
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + thousandths / 1000
}

/** What is said in a cue: one line, or one for each voice. */
function spoken({ text, ...cue }: Cue): TranscriptLine[] {
  const voices = [...text.matchAll(VOICE)]
  const parts = voices.map((voice, at) => ({
    speaker: nameIn(voice[1] ?? '') || cue.speaker,
    text: text.slice((voice.index ?? 0) + voice[0].length, voices[at + 1]?.index),
  }))
  const unvoiced = { speaker: cue.speaker, text: text.slice(0, voices[0]?.index) }
  return [unvoiced, ...parts].flatMap((part) => {
    // Two who speak at once are written below each other, a dash before each.
    const words = wordsIn(part.text).replace(/(?:^| )-$/, '')
    return words ? [{ ...cue, speaker: part.speaker, text: words }] : []
  })
}

const nameIn = (text: string) => cleanLine(text.replace(TAG, ''), LONGEST.name)
const wordsIn = (text: string) => cleanLine(text.replace(TAG, ''), LONGEST.spoken)

const WORD = String.raw`[^\s\d:,.;!?()"'a-zß-öø-ÿ][^\s\d:,;!?()"]*`
/** One to four words that begin with a capital, or are of a script without any, and then a colon. */
const LABEL = new RegExp(String.raw`^(${WORD}(?: ${WORD}){0,3}): +(?=\S)`)

/**
 * Takes "Ada Brandt: Good morning" apart, where a transcript plainly names its speakers so: it begins
 * with one and a third of it has one. Even then a single word that comes but once ("Note: …") is text.
 */
function labelled(lines: TranscriptLine[]): TranscriptLine[] {
  const labels = lines.map(({ text }) => LABEL.exec(text)?.[1])
  const count = new Map<string, number>()
  for (const label of labels) if (label) count.set(label, (count.get(label) ?? 0) + 1)
  const found = labels.filter(Boolean).length
  if (!labels[0] || found < 2 || found < lines.length / 3) return lines
  return lines.map((line, at) => {
    const label = labels[at]
    const isName = label && (label.includes(' ') || (count.get(label) ?? 0) > 1)
    if (!isName) return line
    return { ...line, speaker: label, text: line.text.replace(LABEL, '') }
  })
}
