// What can be said of the built files without an engine: every script of the old engines' set is syntax that the floor
// has, and so is every style; the newer set is syntax of 2021, and what its calls lack has a polyfill in the other. The
// styles travel inside the scripts, as strings, and in the page.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Options, parse } from 'acorn'
import { deniedIn } from './css'
import { lackingIn } from './polyfills'

/** Chromium 53 has all of it, and of the syntax that came later next to nothing. */
const ECMASCRIPT: Options['ecmaVersion'] = 2015
/** Chromium 92 has all of it. */
const NEWER: Options['ecmaVersion'] = 2021

/** What the build calls a script that old engines get (platforms/build/two-sets.ts). */
const isOlder = (name: string) => name.includes('-legacy-') || !name.startsWith('assets')

/** Vite marks each style that it puts into a script. */
const STYLE_MARK = '/*$vite$'

/**
 * What is wrong with a built app; [] when nothing is.
 * @param folder where its index.html is
 * @param except names of what is not the app's
 */
export async function wrongIn(folder: string, except: readonly string[] = []): Promise<string[]> {
  const all = await readdir(folder, { recursive: true })
  const names = all.filter((name) => !except.includes(name))
  const wrong: string[] = []
  const sheets: string[] = []
  for (const name of names) {
    const text = () => readFile(join(folder, name), 'utf8')
    if (name.endsWith('.css')) sheets.push(await text())
    if (name.endsWith('.html')) sheets.push(...stylesOfPage(await text()))
    if (!name.endsWith('.js')) continue
    try {
      sheets.push(...stylesOfScript(await text(), isOlder(name) ? ECMASCRIPT : NEWER))
    } catch (error) {
      wrong.push(`${name}: ${(error as Error).message}`)
    }
  }
  // Else the marks have changed, and nothing was looked at.
  if (!sheets.some((css) => css.includes('.focused'))) wrong.push("the app's styles were not found")
  const newer = names.filter((name) => name.endsWith('.js') && !isOlder(name))
  if (newer.length === 0) wrong.push('the scripts for newer engines were not found')
  const lacking = await lackingIn(newer.map((name) => join(folder, name)))
  return [...wrong, ...lacking, ...sheets.flatMap(deniedIn)]
}

/** The contents of the page's style elements. */
export function stylesOfPage(html: string): string[] {
  return [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map((match) => match[1] as string)
}

/**
 * The styles that a script carries as strings.
 * @param ecmaVersion the language that it must be written in
 * @throws SyntaxError when it is written in a later one
 */
export function stylesOfScript(code: string, ecmaVersion = ECMASCRIPT): string[] {
  const styles: string[] = []
  const walk = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (typeof node === 'string' && node.includes(STYLE_MARK)) styles.push(node)
    else if (node && typeof node === 'object')
      // `raw` repeats `value` with its escapes.
      for (const [key, value] of Object.entries(node)) if (key !== 'raw') walk(value)
  }
  walk(parse(code, { ecmaVersion, sourceType: 'script' }))
  return styles
}
