// Foyer's pictures, all drawn from one source, mark.svg: an open door with the light on. There are
// no letters in them, so they look the same on every computer and need no translation.

import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

/** The ground of the app's first page (index.html) and of every picture. */
export const GROUND = '#11161b'

const MARK = readFileSync(new URL('mark.svg', import.meta.url), 'utf8')
/** Of mark.svg's viewBox. */
const TALL = 48 / 40

export interface Picture {
  /** Where it is kept, from the project's folder. */
  path: string
  /** px */
  width: number
  height: number
  /** How wide the mark is, px. */
  mark: number
  /** How far above the middle the mark stands, px. */
  lift?: number
}

export const PICTURES: Picture[] = [
  // https://webostv.developer.lge.com/develop/references/appinfo-json
  { path: 'platforms/webos/icon80.png', width: 80, height: 80, mark: 36 },
  { path: 'platforms/webos/icon130.png', width: 130, height: 130, mark: 60 },
  // The mark stands where index.html draws it first, 6vw wide and 4vw over the middle: nothing jumps
  // when the page takes over from the splash.
  {
    path: 'platforms/webos/splash.png',
    width: 1920,
    height: 1080,
    mark: 19.2 * 6,
    lift: 19.2 * (4 - (6 * TALL) / 2),
  },
  { path: 'platforms/tizen/icon.png', width: 117, height: 117, mark: 54 },
  // For the form of Samsung's store; not in the package.
  { path: 'platforms/tizen/store.png', width: 512, height: 423, mark: 160 },
]

/** Draws one picture. @returns a PNG */
export function draw({ width, height, mark, lift = 0 }: Picture): Uint8Array {
  const tall = mark * TALL
  const x = (width - mark) / 2
  const y = (height - tall) / 2 - lift
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${GROUND}" />`,
    MARK.replace('<svg', `<svg x="${x}" y="${y}" width="${mark}" height="${tall}"`),
    '</svg>',
  ].join('')
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
}
