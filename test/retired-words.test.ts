// Words that once stood for something else than what the field calls by them, and must not come back as
// names: of files, folders, variables, functions, types and properties. What to say instead stands beside them.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Forbidden as any word of a name: `household` also in `openHousehold` and in `household-keys.ts`. */
const WORDS = new Map(
  Object.entries({
    household: 'profiles',
    resident: 'profile',
    resting: 'paused, or idle',
    asking: 'requesting, or a query',
    newcomer: 'pending profile',
    arrival: 'pending profile',
    twin: 'profile of the same person',
    realm: 'namespace',
    admission: 'identity check',
    judge: 'parse',
    judged: 'Result',
    projector: 'VideoAdapter',
    cinema: 'player',
    mishap: 'FailedRequest',
    stir: 'notifyActivity',
    attend: 'keepAwake',
    heed: 'syncFromDateHeader',
    onlookers: 'listeners',
    gather: 'merge',
    gathered: 'AgendaData',
    gatherer: 'AgendaData',
    phrase: 'MessageKey',
    speak: 'setLanguage',
    dice: 'seeded random',
    chapter: 'scenario',
    journey: 'smoke test',
    hammer: 'monkey test',
    witness: 'page probe',
    evening: 'test app',
    house: 'profiles, or test servers',
    film: 'video',
    films: 'videos',
    kept: 'stored',
    lasting: 'isPersistent, or immutable',
    told: 'what it is: calls, settings, sentences',
    seat: 'services of a profile',
    keepsake: 'artifact',
    ladder: 'layers',
  }),
)

/** Forbidden likewise in names of tests alone: elsewhere these are words of everyday. */
const TEST_WORDS = new Map(
  Object.entries({
    world: 'fixture',
    paper: 'stubbed DOM',
  }),
)

/** Forbidden as a whole name. */
const NAMES = new Map(
  Object.entries({
    keepSeen: 'saveCache',
    readSeen: 'loadCache',
    dropSeen: 'clearCache',
    byHand: 'a query without polling',
    Wire: 'Http',
    onTheWire: 'utcTimestamp',
  }),
)

/** `keepAwake` is the word for holding the screen saver back, and this is its past tense. */
const KEPT_AWAKE = /KeptAwake/

/** Keys that are on disks under these names, and so cannot change. */
const STORED = new Set(['realm', 'household'])
/** The files that write or read those. */
const STORING = new Set([
  'src/tv/storage/namespaced.ts',
  'src/profiles/stored-list.ts',
  'test/e2e/trouble/trouble.test.ts',
  'test/faults/fuzz/stored.test.ts',
  'test/profiles/runner.test.ts',
  'test/profiles/stored-list.test.ts',
])

/** `fooBarBaz`, `FOO_BAR` and `foo-bar.test.ts` as their words, in small letters. */
const wordsOf = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)

function replacement(name: string, isTest: boolean): string | undefined {
  const whole = NAMES.get(name)
  if (whole) return `say ${whole}`
  for (const word of wordsOf(name.replace(KEPT_AWAKE, ''))) {
    const instead = WORDS.get(word) ?? (isTest ? TEST_WORDS.get(word) : undefined)
    if (instead) return `say ${instead}`
  }
  return undefined
}

interface Node {
  type: string
  name?: unknown
}

/** Each name in the code of a file, once. */
function namesIn(path: string, code: string): Set<string> {
  const names = new Set<string>()
  const walk = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    const { type, name } = node as Node
    if (/Identifier$/.test(type ?? '') && typeof name === 'string') names.add(name)
    for (const child of Object.values(node)) walk(child)
  }
  walk(parseSync(path, code).program)
  return names
}

/** What is wrong in a file, its path included. */
function retiredIn(path: string, code: string): string[] {
  const isTest = path.startsWith('test/')
  const found = path.split('/').flatMap((part) => {
    const why = replacement(part, isTest)
    return why ? [`${path}: ${part}: ${why}`] : []
  })
  if (!/\.(ts|tsx|js|cjs)$/.test(path)) return found
  for (const name of namesIn(path, code)) {
    const why = replacement(name, isTest)
    const isStored = STORED.has(name) && STORING.has(path)
    if (why && !isStored) found.push(`${path}: ${name}: ${why}`)
  }
  return found
}

const files = ['src', 'platforms', 'test'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules')),
)

describe('retired words', () => {
  it('stand in no name of a file, a folder or anything in the code', () => {
    const code = (path: string) => readFileSync(join(ROOT, path), 'utf8')
    const isCode = (path: string) => /\.(ts|tsx|js|cjs)$/.test(path)
    const found = files
      .filter((path) => path !== 'test/retired-words.test.ts')
      .flatMap((path) => retiredIn(path, isCode(path) ? code(path) : ''))
    expect(found).toEqual([])
  })

  it.each([
    ['src/household.ts', ''],
    ['src/profiles/resident-list.ts', ''],
    ['src/a.ts', 'const openHousehold = 1'],
    ['src/a.ts', 'export const of = ({ realm }: { realm: string }) => realm'],
    ['src/a.tsx', 'export const a = <Projector />'],
    ['src/a.ts', 'interface A { mishap?: string }'],
    ['src/a.ts', 'const HOUSEHOLD_MS = 1'],
    ['src/a.ts', 'const keptList = 1'],
    ['src/a.ts', 'store.keepSeen()'],
    ['test/a.test.ts', 'const on = world()'],
  ])('are found in %s: %s', (path, code) => {
    expect(retiredIn(path, code)).not.toEqual([])
  })

  it.each([
    ['src/a.ts', "// the household\nconst text = 'the household'"],
    ['src/a.ts', 'const superrealm = 1'],
    ['src/a.ts', 'const isKeptAwake = 1'],
    ['src/profiles/reducer.ts', ''],
  ])('are not found in %s: %s', (path, code) => {
    expect(retiredIn(path, code)).toEqual([])
  })
})
