// Who may import whom, checked from the import statements themselves: from one's own folder and
// from lower rungs, never upward, never sideways. Webex and the television are called from rungs 2
// to 4 and from main.tsx alone; anyone above may read their types.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

const RUNGS: Record<string, number> = {
  'src/clock.ts': 0,
  'src/store.ts': 0,
  'src/i18n': 0,
  'src/globals.d.ts': 0,
  'src/webex': 1,
  'src/tv': 1,
  'src/time': 1,
  'src/queries': 2,
  'src/session': 3,
  'src/setup': 3,
  'src/meetings': 3,
  'src/recordings': 3,
  'src/playback': 3,
  'src/remote': 3,
  'src/profiles': 4,
  'src/components': 5,
  'src/screens': 6,
  'src/main.tsx': 7,
  'src/settings.ts': 7,
  'src/start': 7,
}
const OUTSIDE_WORLDS = ['src/webex', 'src/tv']
/** The rungs that call them. */
const MAY_CALL = [2, 3, 4, 7]

interface Import {
  /** Path from the root, or a package's name. */
  of: string
  typeOnly: boolean
}

/** What a path belongs to: its folder of src, or the file itself when it lies in src. */
function ownerOf(path: string): string {
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
  const from = ownerOf(path)
  const here = RUNGS[from]
  if (here === undefined) return [`${path} stands on no rung: give it one here, or another place`]
  return importsOf(path, code).flatMap((one) => importFault(path, from, here, one) ?? [])
}

/** What is wrong with one import of a file that belongs to `from`, on the rung `here`. */
function importFault(path: string, from: string, here: number, { of, typeOnly }: Import) {
  if (/^react(-dom)?(\/|$)|\/react(-|$)/.test(of)) return reactFault(path, here)
  if (!/^(src|platforms)\//.test(of) || ownerOf(of) === from) return undefined
  const to = ownerOf(of)
  const there = RUNGS[to] ?? RUNGS[`${to}.ts`] ?? RUNGS[`${to}.tsx`]
  if (there === undefined) return `${path} imports ${of}, which is on no rung`
  if (here === 7 && there === 7) return undefined
  const isAllowed = typeOnly || !OUTSIDE_WORLDS.includes(to) || MAY_CALL.includes(here)
  return there < here && isAllowed
    ? undefined
    : `${path} (rung ${here}) imports ${of} (rung ${there})`
}

/** Below the components only hook files know React. */
function reactFault(path: string, rung: number): string | undefined {
  const hook = rung >= 2 && rung <= 4 && /\/use-[a-z-]+\.ts$/.test(path)
  return rung >= 5 || hook ? undefined : `${path} (rung ${rung}) imports React`
}

/** A file's sub-folder, as `src/meetings/agenda`, or the file itself when it lies in none. */
const subFolder = (path: string) =>
  path.split('/').length > 3 ? path.split('/').slice(0, 3).join('/') : path

/**
 * Files that import each other in a circle, and whatever leads into one: what remains when all that
 * import nothing of the rest are taken away, again and again. With `unit`, circles of what it names
 * instead of files.
 */
function circles(codes: Record<string, string>, unit = (path: string) => path): string[] {
  const importsOfAll = new Map<string, string[]>()
  for (const [path, code] of Object.entries(codes)) {
    const others = importsOf(path, code)
      .flatMap(({ of }) => [`${of}.ts`, `${of}.tsx`, of])
      .filter((of) => of in codes)
      .map(unit)
      .filter((of) => of !== unit(path) || of === path)
    importsOfAll.set(unit(path), [...(importsOfAll.get(unit(path)) ?? []), ...others])
  }
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

describe('the layers', () => {
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
    [
      'a Webex client that knows the session',
      'src/webex/x.ts',
      `import type { A } from '../session/a'`,
    ],
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
    ['a query that knows meetings', 'src/queries/x.ts', `import { a } from '../meetings/a'`],
    ['a meeting that knows recordings', 'src/meetings/x.ts', `import { a } from '../recordings/a'`],
    ['React in the core', 'src/time/days.ts', `import { useState } from 'react'`],
    ['React behind a package', 'src/queries/x.ts', `import { a } from '@tanstack/react-query'`],
    ['a source that knows a platform', 'src/main.tsx', `import x from '../platforms/relay/relay'`],
    ['a new drawer', 'src/utils/x.ts', 'export {}'],
  ])('refuses %s', (_, path, code) => {
    expect(faults(path, code)).toHaveLength(1)
  })

  it.each([
    [
      'a screen that reads a type of the Webex client',
      'src/screens/X.tsx',
      `import type { A } from '../webex/a'`,
    ],
    ['a hook file', 'src/session/use-session.ts', `import { useState } from 'react'`],
    [
      'the hook file of the queries',
      'src/queries/use-query.ts',
      `import { useState } from 'react'`,
    ],
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

  it('there are none among sub-folders', () => {
    const codes = filesBelow('src').map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])
    expect(circles(Object.fromEntries(codes), subFolder)).toEqual([])
  })

  it('are found among sub-folders whose files have none', () => {
    const codes = {
      'src/meetings/agenda/a.ts': `import { b } from '../details/b'`,
      'src/meetings/agenda/c.ts': 'export const c = 1',
      'src/meetings/details/b.ts': 'export const b = 1',
      'src/meetings/details/d.ts': `import { c } from '../agenda/c'`,
    }
    expect(circles(codes)).toEqual([])
    expect(circles(codes, subFolder)).toEqual(['src/meetings/agenda', 'src/meetings/details'])
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
