// LICENSES.txt, which every package carries: the licence of each library and of the typeface inside.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The file's name, beside index.html. */
export const LICENSES = 'LICENSES.txt'

const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))

/**
 * What is in a build without being one of its modules: the typeface, which a stylesheet names, and
 * what @vitejs/plugin-legacy bundles apart for old engines.
 */
const UNSEEN = [
  '@fontsource/figtree',
  'abortcontroller-polyfill',
  'core-js',
  'regenerator-runtime',
  'systemjs',
]

interface Manifest {
  name: string
  version: string
  license?: string
  author?: string | { name?: string }
}

/** Writes LICENSES.txt into the build: the licence of each package that a module of it came from. */
export function licenses(): Plugin {
  const folders = new Map<string, Manifest>()
  return {
    name: 'licenses',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const name of UNSEEN) add(folders, join(NODE_MODULES, name, 'package.json'))
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') for (const id of chunk.moduleIds) add(folders, id)
      this.emitFile({ type: 'asset', fileName: LICENSES, source: licensesText(folders) })
    },
  }
}

/** Notes the package that a file belongs to, when it is one of node_modules. */
function add(folders: Map<string, Manifest>, file: string): void {
  if (!file.includes('node_modules') || file.startsWith('\0')) return
  const { root } = parse(file)
  for (let folder = dirname(file); folder !== root; folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (!existsSync(path)) continue
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
    // A folder inside a package may hold a package.json that only says which kind of modules it has.
    if (!manifest.name || !manifest.version) continue
    folders.set(folder, manifest)
    return
  }
}

/** The text of LICENSES.txt: a part for each package, sorted by name. */
function licensesText(folders: Map<string, Manifest>): string {
  const parts = [...folders]
    .sort(([, one], [, other]) => (one.name < other.name ? -1 : 1))
    .map(([folder, manifest]) => {
      const { name, version, license = 'licence not stated' } = manifest
      return `${name} ${version} (${license})\n\n${licenseText(folder, manifest)}\n`
    })
  const opening = 'Foyer is made with what follows; each part is under its own licence.\n'
  return [opening, ...parts].join(`\n${'-'.repeat(80)}\n\n`)
}

/** The licence as the package carries it; one that carries none is named with its author. */
function licenseText(folder: string, { author, license }: Manifest): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.|-|$)/i.test(name))
  if (file) return readFileSync(join(folder, file), 'utf8').trim()
  const who = (typeof author === 'string' ? author : author?.name) ?? 'its authors'
  return license === 'MIT' ? `Copyright (c) ${who}\n\n${MIT}` : `By ${who}.`
}

/** https://opensource.org/license/mit, without its first two lines. */
const MIT = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8')
  .split('\n')
  .slice(4)
  .join('\n')
  .trim()
