import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { sizesOf } from './sizes'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Nothing that gzip could make smaller. */
const noise = (bytes: number) => `/*${randomBytes(bytes / 2).toString('hex')}*/`

function built(page: string, assets: Record<string, string>): string {
  folder = mkdtempSync(join(tmpdir(), 'foyer-sizes-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), page)
  for (const [name, text] of Object.entries(assets))
    writeFileSync(join(folder, 'assets', name), text)
  return folder
}

it('an engine loads what the page names and what that names, and nothing else', () => {
  const small = sizesOf(
    built('<script src="./assets/index-legacy-aaaaaaaa.js"></script>', {
      'index-legacy-aaaaaaaa.js': 'System.import("./player-legacy-bbbbbbbb.js")',
      'player-legacy-bbbbbbbb.js': noise(4000),
      'left-over-legacy-cccccccc.js': noise(400_000),
    }),
  )
  expect(small.legacy).toBeGreaterThan(2000)
  expect(small.legacy).toBeLessThan(10_000)
})

it('with one set of scripts new engines load the same as old ones', () => {
  const page = '<script src="./assets/index-legacy-aaaaaaaa.js"></script>'
  const { legacy, modern } = sizesOf(built(page, { 'index-legacy-aaaaaaaa.js': noise(4000) }))
  expect(modern).toBe(legacy)
})

it('with two sets each engine loads its own, and what stands in the page', () => {
  const page = `<style>${noise(1000)}</style><script>
    load([].at ? "./assets/index-aaaaaaaa.js" : "./assets/index-legacy-bbbbbbbb.js")</script>`
  const assets = { 'index-aaaaaaaa.js': noise(4000), 'index-legacy-bbbbbbbb.js': noise(40_000) }
  const { legacy, modern } = sizesOf(built(page, assets))
  expect(modern).toBeGreaterThan(2500)
  expect(modern).toBeLessThan(6000)
  expect(legacy).toBeGreaterThan(20_000)
})
