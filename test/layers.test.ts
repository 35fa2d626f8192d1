// Who may import whom, checked from the import statements themselves: from one's own folder and
// from lower rungs, never upward, never sideways. The two outside worlds on rung 1 are called from
// rung 2 and from main.tsx alone; anyone above may read their types.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

const RUNGS: Record<string, number> = {
  'src/clock.ts': 0,
  'src/store.ts': 0,
  'src/i18n': 0,
  'src/webex': 1,
  'src/tv': 1,
  'src/session': 2,
  'src/meetings': 2,
  'src/playback': 2,
  'src/remote': 2,
  'src/profiles': 3,
  'src/components': 4,
  'src/screens': 5,
  'src/main.tsx': 6,
  'src/settings.ts': 6,
  'src/globals.d.ts': 0,
}

interface Import {
  /** Path from the root, or a package's name. */
  of: string
  typeOnly: boolean
}

/** The rooms a path lies in: its folder of src, or the file itself when it lies in src. */
function room(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

function importsOf(path: string, code: string): Import[] {
  const { module } = parseSync(path, code)
  const found: Import[] = []
  for (const { moduleRequest, entries } of module.staticImports)
    found.push({
      of: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) found.push({ of: moduleRequest.value, typeOnly: isType })
  for (const { moduleRequest } of module.dynamicImports)
    found.push({
      of: code.slice(moduleRequest.start, moduleRequest.end).replace(/['"`]/g, ''),
      typeOnly: false,
    })
  return found.map(({ of, typeOnly }) => ({
    of: of.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), of)) : of,
    typeOnly,
  }))
}

/** What is wrong with a file's imports, a line each. */
function faults(path: string, code: string): string[] {
  const from = room(path)
  const here = RUNGS[from]
  if (here === undefined) return [`${path} stands on no rung: give it one here, or another place`]
  return importsOf(path, code).flatMap(({ of, typeOnly }) => {
    if (of === 'react' || of.startsWith('react-dom')) return reactFault(path, here)
    if (!of.startsWith('src/') && !of.startsWith('platforms/')) return []
    const to = room(of)
    if (to === from) return []
    const there = RUNGS[to] ?? RUNGS[`${to}.ts`] ?? RUNGS[`${to}.tsx`]
    if (there === undefined) return [`${path} imports ${of}, which is not on the ladder`]
    const lower = there < here
    const called = there !== 1 || here === 2 || here === 3 || here === 6 || typeOnly
    const equal = there === 6 && here === 6
    return (lower && called) || equal
      ? []
      : [`${path} (rung ${here}) imports ${of} (rung ${there})`]
  })
}

/** Below the components, only a folder's one hook file knows React. */
function reactFault(path: string, rung: number): string[] {
  const hook = (rung === 2 || rung === 3) && /\/use-[a-z-]+\.ts$/.test(path)
  return rung >= 4 || hook ? [] : [`${path} (rung ${rung}) imports React`]
}

/**
 * Files that import each other in a circle, and whatever leads into one: what remains when all that
 * import nothing of the rest are taken away, again and again.
 */
function circles(codes: Record<string, string>): string[] {
  const importsOfAll = new Map(
    Object.entries(codes).map(([path, code]) => [
      path,
      importsOf(path, code).flatMap(({ of }) => [`${of}.ts`, `${of}.tsx`, of]),
    ]),
  )
  for (let before = -1; before !== importsOfAll.size; ) {
    before = importsOfAll.size
    for (const [path, imports] of importsOfAll)
      if (!imports.some((other) => importsOfAll.has(other))) importsOfAll.delete(path)
  }
  return [...importsOfAll.keys()]
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

describe('the ladder', () => {
  const files = filesBelow('src')

  it('finds the sources', () => {
    expect(files).toContain('src/main.tsx')
    expect(files.length).toBeGreaterThan(30)
  })

  it.each(files)('%s imports only from its own folder and from lower rungs', (path) => {
    expect(faults(path, readFileSync(join(ROOT, path), 'utf8'))).toEqual([])
  })

  it.each(filesBelow('platforms/relay'))('%s imports nothing of the app', (path) => {
    const code = readFileSync(join(ROOT, path), 'utf8')
    expect(importsOf(path, code).filter(({ of }) => of.startsWith('src/'))).toEqual([])
  })

  it.each([
    ['a session that knows meetings', 'src/session/x.ts', `import { a } from '../meetings/a'`],
    ['a profile that knows a screen', 'src/profiles/x.ts', `import { A } from '../screens/App'`],
    ['a session that knows profiles', 'src/session/x.ts', `import { a } from '../profiles/a'`],
    ['a wire that knows the session', 'src/webex/x.ts', `import type { A } from '../session/a'`],
    [
      'a screen that fetches',
      'src/screens/X.tsx',
      `import { listMeetings } from '../webex/meetings'`,
    ],
    [
      'a screen that asks the television',
      'src/screens/X.tsx',
      `export { pickTv } from '../tv/pick'`,
    ],
    [
      'a component that knows a screen',
      'src/components/X.tsx',
      `const s = import('../screens/App')`,
    ],
    ['React in the core', 'src/meetings/time/days.ts', `import { useState } from 'react'`],
    ['a source that knows a platform', 'src/main.tsx', `import x from '../platforms/relay/relay'`],
    ['a new drawer', 'src/utils/x.ts', 'export {}'],
  ])('refuses %s', (_, path, code) => {
    expect(faults(path, code)).toHaveLength(1)
  })

  it.each([
    [
      'a screen that reads a type of the wire',
      'src/screens/X.tsx',
      `import type { A } from '../webex/a'`,
    ],
    ['a hook file', 'src/session/use-session.ts', `import { useState } from 'react'`],
    ['main, who calls the television', 'src/main.tsx', `import { pickTv } from './tv/pick'`],
  ])('allows %s', (_, path, code) => {
    expect(faults(path, code)).toEqual([])
  })
})

describe('circles', () => {
  it('there are none among the sources, not of types either', () => {
    const codes = filesBelow('src').map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])
    expect(circles(Object.fromEntries(codes))).toEqual([])
  })

  it('are found', () => {
    const codes = {
      'src/tv/a.ts': `import { b } from './b'`,
      'src/tv/b.ts': `import { c } from './c'`,
      'src/tv/c.tsx': `import type { A } from './a'`,
      'src/tv/d.ts': 'export const d = 1',
    }
    expect(circles(codes)).toEqual(['src/tv/a.ts', 'src/tv/b.ts', 'src/tv/c.tsx'])
  })
})

describe('what only the television folder says', () => {
  it.each(filesBelow('src').filter((path) => !path.startsWith('src/tv/')))(
    '%s asks nobody who they are',
    (path) => {
      const code = readFileSync(join(ROOT, path), 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
      expect(code).not.toMatch(/\b(tizen|webOS|webapis|PalmSystem|userAgent)\b/)
    },
  )
})
