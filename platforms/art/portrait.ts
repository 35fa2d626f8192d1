// The pictures of the people in the sandbox, as Webex's users have them: somebody from the shoulders up,
// in flat colours.

import { Resvg } from '@resvg/resvg-js'

export interface Portrait {
  /** Where it is kept, from the project's folder. */
  path: string
  ground: string
  skin: string
  hair: string
  clothes: string
  /** The hair, as a path around a face of radius 52 at 160, 132. */
  cut: string
}

/** px; drawn larger than any screen shows it, as Webex's own pictures are. */
export const PORTRAIT_SIZE = 320

const SHORT = 'M104 132c-6-54 22-78 58-78s60 26 54 78c-8-24-20-40-38-42-26 8-58 4-74 42z'
const LONG =
  'M100 214c-22-120 8-164 60-164s82 44 60 164c-14-6-20-66-28-108-30-4-52-4-64 4-10 40-14 98-28 104z'
const ROUND =
  'M96 128c-14-56 22-92 64-92s78 36 64 92c-4 10-10 8-12-4-6-30-24-42-52-42s-46 12-52 42c-2 12-8 14-12 4z'

export const PORTRAITS: Portrait[] = [
  {
    path: 'platforms/sandbox/media/avatars/ada.png',
    ground: '#2f6f73',
    skin: '#f0c6a0',
    hair: '#5b2e1f',
    clothes: '#f0b66c',
    cut: LONG,
  },
  {
    path: 'platforms/sandbox/media/avatars/bo.png',
    ground: '#7a4a63',
    skin: '#f4d3b8',
    hair: '#c9973f',
    clothes: '#22324a',
    cut: SHORT,
  },
  {
    path: 'platforms/sandbox/media/avatars/di.png',
    ground: '#3f5b8c',
    skin: '#8d5a3c',
    hair: '#1c1413',
    clothes: '#93c98a',
    cut: ROUND,
  },
]

/** Draws the portrait of somebody in the sandbox, 320 x 320 px. @returns the bytes of a PNG */
export function drawPortrait({ ground, skin, hair, clothes, cut }: Portrait): Uint8Array {
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="${PORTRAIT_SIZE}" height="${PORTRAIT_SIZE}">`,
    `<rect width="320" height="320" fill="${ground}" />`,
    `<path d="M40 320c0-72 50-110 120-110s120 38 120 110z" fill="${clothes}" />`,
    `<path d="M134 168h52v52c-8 16-44 16-52 0z" fill="${skin}" />`,
    `<circle cx="160" cy="132" r="52" fill="${skin}" />`,
    `<path d="${cut}" fill="${hair}" />`,
    '</svg>',
  ].join('')
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
}
