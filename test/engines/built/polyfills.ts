// What Babel finds in the built scripts that an engine may lack. It goes by names alone, so each name that it finds is
// either a polyfill of the old engines' set or known to be another thing of the same name.

import { readFile } from 'node:fs/promises'
import { detectPolyfills } from '@vitejs/plugin-legacy'
import { POLYFILLS } from '../../../platforms/build/polyfills'

/** What it finds by its name, and why that is not needed. */
const BY_NAME_ONLY = [
  // The app and its libraries call none of these; they have a Map's `set`, a reducer's `take`, or a test first.
  /^es\.(array-buffer|iterator|set|typed-array|uint8-array|map|weak-map|regexp|reflect)\./,
  /^es\.(array\.at|string\.at-alternative|symbol\.description|error\.cause)$/,
  /^esnext\.array\.group$/,
  /^web\.url(-search-params)?(\.\w+|\.to-json)?$/,
  // An engine of 2016 has them; core-js mends corners that nothing here comes near.
  /^es\.array\.(includes|iterator|push|reduce|unshift|unscopables\.flat-map)$/,
  /^es\.string\.(replace|split|trim)$/,
  /^es\.json\.(parse|stringify)$/,
  /^es\.promise$/,
  /^web\.(self|dom-exception\.stack|dom-collections\.(for-each|iterator))$/,
  // React takes them where there are, and does without.
  /^web\.(immediate|queue-microtask)$/,
  /^es\.promise\.all-settled$/,
  // oauth4webapi copies its cache of keys by it, which is not used.
  /^web\.structured-clone$/,
]

/**
 * What the newer set of scripts calls that an engine of either set lacks.
 * @param scripts paths of the scripts as they are before old engines' lowering
 * @returns a line for each, [] when there is none
 */
export async function lackingIn(scripts: readonly string[]): Promise<string[]> {
  const lines: string[] = []
  for (const path of scripts) {
    const code = await readFile(path, 'utf8')
    const old = (await found(code, 'chrome 51')).filter((one) => !POLYFILLS.includes(one))
    const fresh = await found(code, 'chrome 92')
    for (const one of new Set([...old, ...fresh])) {
      const name = one.replace(/^core-js\/modules\/|\.js$/g, '')
      if (!BY_NAME_ONLY.some((known) => known.test(name))) lines.push(`${path}: ${name}`)
    }
  }
  return lines
}

async function found(code: string, target: string): Promise<string[]> {
  const names = new Set<string>()
  await detectPolyfills(code, target, {}, names)
  return [...names]
}
