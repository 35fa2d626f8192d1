import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { draw, PICTURES } from '../../../platforms/art/picture'
import { drawPortrait, PORTRAIT_SIZE, PORTRAITS } from '../../../platforms/art/portrait'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(resolve(ROOT, path))

const pathsOf = (svg: string) => [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path)

const DRAWN = [
  ...PICTURES.map((one) => ({ ...one, drawn: draw(one) })),
  ...PORTRAITS.map((one) => ({
    path: one.path,
    width: PORTRAIT_SIZE,
    height: PORTRAIT_SIZE,
    drawn: drawPortrait(one),
  })),
]

describe('the pictures', () => {
  it.each(DRAWN)('$path is what the source draws', (picture) => {
    const inGit = PNG.sync.read(read(picture.path))
    const drawn = PNG.sync.read(Buffer.from(picture.drawn))
    expect([inGit.width, inGit.height]).toEqual([picture.width, picture.height])
    // Another processor may round an edge differently; run `npm run art` after a real change.
    const differing = inGit.data.filter((byte, at) => Math.abs(byte - (drawn.data[at] ?? 0)) > 2)
    expect(differing.length).toBe(0)
  })

  it('show the mark that the page and the app show', () => {
    const mark = pathsOf(read('platforms/art/mark.svg').toString())
    expect(mark).toHaveLength(2)
    expect(pathsOf(read('index.html').toString())).toEqual(mark)
    expect(pathsOf(read('src/components/pictures/Mark.tsx').toString())).toEqual(mark)
  })

  it('have the mark of the splash where the page draws it first', () => {
    const {
      mark = 0,
      width = 0,
      height = 0,
      lift = 0,
    } = PICTURES.find(({ path }) => path.endsWith('splash.png')) ?? {}
    const vw = width / 100
    const [, wide, above, before] =
      /width: (\d+)vw; margin: -(\d+)vw 0 0 -(\d+)vw/.exec(read('index.html').toString()) ?? []
    expect(mark).toBeCloseTo(Number(wide) * vw)
    expect((width - mark) / 2).toBeCloseTo(width / 2 - Number(before) * vw)
    expect((height - mark * 1.2) / 2 - lift).toBeCloseTo(height / 2 - Number(above) * vw)
  })

  it('leave room around the mark', () => {
    for (const { width, height, mark } of PICTURES) {
      expect(mark).toBeLessThanOrEqual(width / 2)
      expect(mark * 1.2).toBeLessThanOrEqual(height * 0.6)
    }
  })
})
