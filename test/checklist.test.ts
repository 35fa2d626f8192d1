// The checklist names tests; each must be there, by the very name.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const HERE = import.meta.dirname
const lines = readFileSync(join(HERE, 'checklist.md'), 'utf8').split('\n')
const rules = lines.flatMap((line) => {
  const [, number, rule, proof] = line.split('|').map((cell) => cell.trim())
  return number && /^\d+$/.test(number) ? [{ number, rule, proof: proof ?? '' }] : []
})
const MUST_BE_PROVED = [
  1, 2, 3, 4, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 30, 31, 33, 34,
  35, 36, 37,
]

/** All files that a name such as `session/*.test.ts` or `platforms/tizen/` stands for. */
function filesOf(name: string): string[] {
  const path = join(HERE, name.replace(/[^/]*\*.*$/, ''))
  if (!existsSync(path)) return []
  if (!/\/$|\*/.test(name)) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A test's name as the table gives it: an ellipsis stands for what is different each time. */
const piecesOf = (name: string) => name.split('…').map((piece) => piece.trim())

describe('the checklist', () => {
  it('has every rule once, in order', () => {
    expect(rules.map(({ number }) => Number(number))).toEqual(
      Array.from({ length: 37 }, (_, at) => at + 1),
    )
  })

  it.each(rules)('rule $number names what is there', ({ number, proof }) => {
    const files: string[] = []
    for (const [, path] of proof.matchAll(/`([\w/*.-]+(?:\/|\.tsx?))`/g)) {
      const found = filesOf(path as string)
      expect(found, path).not.toEqual([])
      files.push(...found)
    }
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n')
    const named = [...proof.matchAll(/"([^"]+)"/g)].flatMap(([, name]) => piecesOf(name as string))
    expect(named.filter((piece) => !text.includes(piece))).toEqual([])
    if (MUST_BE_PROVED.includes(Number(number))) expect(files).not.toEqual([])
  })
})
