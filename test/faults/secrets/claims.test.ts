// What .github/SECURITY.md claims names its tests; each must be there, in that file and by the very name.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const text = readFileSync(join(ROOT, '.github/SECURITY.md'), 'utf8')

interface Claim {
  claim: string
  proofs: [file: string, names: string[]][]
}

/** The rows of all tables but for their heads. */
const claims = text.split('\n').flatMap((line): Claim[] => {
  const [, claim, tests] = line.split('|').map((cell) => cell.trim())
  if (!claim || tests === undefined || /^-+$/.test(claim) || claim === 'claim') return []
  const proofs = tests.split(';').map((proof): [string, string[]] => {
    const [, file = ''] = /`([^`]+)`/.exec(proof) ?? []
    return [file, [...proof.matchAll(/"([^"]+)"/g)].map(([, name]) => name as string)]
  })
  return [{ claim, proofs }]
})

/** A test's name as a claim gives it: an ellipsis stands for what is different each time. */
const piecesOf = (name: string) => name.split('…').map((piece) => piece.trim())

/** What stands in the quotes of a file, whichever quotes those are. */
const quotedIn = (source: string) =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)+)'|`([^`]+)`|"([^"\n]+)"/g)].map(
    ([, single, template, double]) => single ?? template ?? double ?? '',
  )

describe('what SECURITY.md claims', () => {
  it('is a page of claims, each with tests', () => {
    expect(claims.length).toBeGreaterThan(20)
    expect(claims.filter(({ proofs }) => proofs.length === 0)).toEqual([])
  })

  it.each(claims)('is held by tests that are there: $claim', ({ proofs }) => {
    for (const [file, names] of proofs) {
      expect([file, existsSync(join(ROOT, file))]).toEqual([file, true])
      expect([file, names.length > 0]).toEqual([file, true])
      const quoted = quotedIn(readFileSync(join(ROOT, file), 'utf8'))
      const isThere = (name: string) =>
        quoted.some((one) => piecesOf(name).every((piece) => one.includes(piece)))
      expect([file, names.filter((name) => !isThere(name))]).toEqual([file, []])
    }
  })
})
