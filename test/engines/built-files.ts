// What can be said of the built files without an engine: every script is syntax that the floor has,
// and so is every style. The styles travel inside the scripts, as strings, and in the page.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Options, parse } from 'acorn'
import { deniedIn } from './css'

/** Chromium 53 has all of it, and of the syntax that came later next to nothing. */
const ECMASCRIPT: Options['ecmaVersion'] = 2015

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
      sheets.push(...stylesOfScript(await text()))
    } catch (error) {
      wrong.push(`${name}: ${(error as Error).message}`)
    }
  }
  // Else the marks have changed, and nothing was looked at.
  if (!sheets.some((css) => css.includes('.focused'))) wrong.push("the app's styles were not found")
  return [...wrong, ...sheets.flatMap(deniedIn)]
}

/** The contents of the page's style elements. */
export function stylesOfPage(html: string): string[] {
  return [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map((match) => match[1] as string)
}

/**
 * The styles that a script carries as strings.
 * @throws SyntaxError when the script is not one of the floor's language
 */
export function stylesOfScript(code: string): string[] {
  const styles: string[] = []
  const walk = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (typeof node === 'string' && node.includes(STYLE_MARK)) styles.push(node)
    else if (node && typeof node === 'object')
      // `raw` repeats `value` with its escapes.
      for (const [key, value] of Object.entries(node)) if (key !== 'raw') walk(value)
  }
  walk(parse(code, { ecmaVersion: ECMASCRIPT, sourceType: 'script' }))
  return styles
}
