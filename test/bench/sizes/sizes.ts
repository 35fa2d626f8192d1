// What an engine loads of the built app: its scripts and styles, each as a server would send it. Which files those
// are is read from the page and from the scripts themselves: whatever is named in one that is loaded counts, also
// when it is loaded on demand.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figures } from '../figures/rows'

export interface Sizes {
  /** Bytes after gzip, for engines before 2021. */
  legacy: number
  /** For engines of 2021 on; the same where the build makes only one set of scripts. */
  modern: number
}

/** The names that Vite's plugin gives to scripts for old engines. */
const LEGACY = /-legacy-[\w-]+\.js$/

/** @param dist the folder of a built app */
export function sizesOf(dist: string): Sizes {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const assets = join(dist, 'assets')
  const texts = new Map(
    readdirSync(assets).map((name) => [name, readFileSync(join(assets, name), 'utf8')]),
  )
  const loaded = [...namedFrom(page, texts)]
  const inPage = [...page.matchAll(/<(style|script)\b[^>]*>([\s\S]*?)<\/\1>/g)]
  const shared = inPage.map(([, , text = '']) => text).join('\n')
  const styles = loaded.filter((name) => name.endsWith('.css'))
  const scripts = loaded.filter((name) => name.endsWith('.js'))
  const legacy = scripts.filter((name) => LEGACY.test(name))
  const modern = scripts.filter((name) => !LEGACY.test(name))
  const sum = (names: string[]) =>
    [shared, ...[...styles, ...names].map((name) => texts.get(name) ?? '')]
      .map((text) => (text ? gzipSync(text, { level: 9 }).length : 0))
      .reduce((total, bytes) => total + bytes, 0)
  return { legacy: sum(legacy), modern: sum(modern.length > 0 ? modern : legacy) }
}

/** The files that a page names, and those that these name, and so on. */
function namedFrom(page: string, texts: Map<string, string>): Set<string> {
  const found = new Set<string>()
  const open = [page]
  for (let text = open.pop(); text !== undefined; text = open.pop())
    for (const name of texts.keys()) {
      if (found.has(name) || !text.includes(name)) continue
      found.add(name)
      open.push(texts.get(name) ?? '')
    }
  return found
}

/** @returns kB, in the column of full speed: a size has no other */
export function measureSizes(): Figures {
  const { legacy, modern } = sizesOf('dist')
  return {
    'size legacy': { '1x': legacy / 1000 },
    'size modern': { '1x': modern / 1000 },
  }
}
