// `npm run media`: makes the sandbox's videos again. They are kept in git, since they change about never
// and nobody should need ffmpeg (Debian's `ffmpeg`, with libx264, libvpx and libopus) to try Foyer.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { SLIDE_S, SLIDES } from './slides'
import { VIDEO_NAMES, type VideoName } from './videos'

const ROOT = resolve(import.meta.dirname, '../../..')
const FONTS = join(ROOT, 'node_modules/@fontsource/figtree/files')
const VIDEOS = join(import.meta.dirname, 'videos')
const GROUNDS: Record<VideoName, string> = {
  review: '0x16222b',
  planning: '0x1c2420',
  standup: '0x241f2b',
}
/** Pictures a second: slides stand still and a clock ticks, so few are enough. */
const RATE = 5
/** A whole picture at least so often, so that a jump to any second is quick. */
const KEY_EVERY_S = 10

const scratch = mkdtempSync(join(tmpdir(), 'foyer-media-'))
let texts = 0

/** One line of text; ffmpeg reads it from a file, so nothing in it needs escaping. */
function text(words: string, weight: 400 | 600, place: string): string {
  const file = join(scratch, `${texts++}.txt`)
  writeFileSync(file, words)
  return `drawtext=fontfile=${FONTS}/figtree-latin-${weight}-normal.woff:textfile=${file}:expansion=none:${place}`
}

function picture(name: VideoName): string {
  const { host, slides } = SLIDES[name]
  const clock = `drawtext=fontfile=${FONTS}/figtree-latin-600-normal.woff:text='%{pts\\:gmtime\\:0\\:%M\\\\\\:%S}'`
  return [
    'drawbox=x=0:y=0:w=20:h=ih:color=0xf0b66c:t=fill',
    ...slides.flatMap(({ heading, lines }, index) => {
      const while_ = `enable='gte(t,${index * SLIDE_S})*lt(t,${(index + 1) * SLIDE_S})'`
      return [
        text(
          `${index + 1} / ${slides.length}`,
          400,
          `x=90:y=70:fontsize=30:fontcolor=0xa7b1b8:${while_}`,
        ),
        text(heading, 600, `x=90:y=130:fontsize=84:fontcolor=0xece7dd:${while_}`),
        ...lines.map((line, row) =>
          text(line, 400, `x=90:y=${280 + row * 74}:fontsize=46:fontcolor=0xece7dd:${while_}`),
        ),
      ]
    }),
    text(host, 400, 'x=90:y=620:fontsize=34:fontcolor=0xa7b1b8'),
    `${clock}:x=w-tw-80:y=420:fontsize=110:fontcolor=0xf0b66c`,
    'format=yuv420p',
  ].join(',')
}

/** Two soft notes that move on with each slide. */
function sound(length_s: number): string {
  const step = `pow(1.122462,mod(floor(t/${SLIDE_S}),3))`
  const swell = `(0.6+0.4*sin(2*PI*t/${SLIDE_S / 2}))`
  const notes = `0.05*sin(2*PI*196*${step}*t)+0.03*sin(2*PI*294*${step}*t)`
  return `aevalsrc='(${notes})*${swell}':s=24000:d=${length_s}`
}

function ffmpeg(...args: string[]) {
  // No dates and no versions, so that the same ffmpeg makes the same bytes.
  const same = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact']
  const [file = ''] = args.splice(-1)
  const path = join(VIDEOS, file)
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, ...same, path], { stdio: 'inherit' })
  console.log(`${file}  ${Math.ceil(statSync(path).size / 1000)} kB`)
}

function make(name: VideoName) {
  const length_s = SLIDES[name].slides.length * SLIDE_S
  const source = [
    ['-f', 'lavfi', '-i', `color=c=${GROUNDS[name]}:s=1280x720:r=${RATE}:d=${length_s}`],
    ['-f', 'lavfi', '-i', sound(length_s)],
    ['-vf', picture(name), '-t', String(length_s), '-g', String(RATE * KEY_EVERY_S)],
  ].flat()
  const h264 = [
    '-c:v',
    'libx264',
    '-profile:v',
    'baseline',
    '-level',
    '3.1',
    '-crf',
    '33',
    '-tune',
    'stillimage',
  ]
  const aac = ['-c:a', 'aac', '-b:a', '12k', '-ac', '1']
  const vp9 = [
    '-c:v',
    'libvpx-vp9',
    '-crf',
    '44',
    '-b:v',
    '0',
    '-deadline',
    'good',
    '-cpu-used',
    '2',
  ]
  const opus = ['-c:a', 'libopus', '-b:a', '8k', '-ac', '1']
  ffmpeg(
    ...source,
    ...h264,
    '-preset',
    'veryslow',
    ...aac,
    '-movflags',
    '+faststart',
    `${name}.mp4`,
  )
  ffmpeg(...source, ...vp9, ...opus, '-cues_to_front', '1', `${name}.webm`)
  ffmpeg(
    '-i',
    join(VIDEOS, `${name}.mp4`),
    '-vn',
    '-c',
    'copy',
    '-movflags',
    '+faststart',
    `${name}.m4a`,
  )
  ffmpeg('-i', join(VIDEOS, `${name}.webm`), '-vn', '-c', 'copy', '-f', 'webm', `${name}.weba`)
}

try {
  for (const name of VIDEO_NAMES) make(name)
} finally {
  rmSync(scratch, { recursive: true })
}
