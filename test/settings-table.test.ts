// The README's table of settings, beside what the app takes.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULTS, SETTING_NAMES } from '../src/settings'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

/** The last cell of each row, by the setting in the first one. */
const rows = new Map(
  readme
    .slice(readme.indexOf('| setting | what it is | default |'))
    .split('\n\n', 1)[0]
    ?.split('\n')
    .flatMap((line) => {
      const [, name, standard] = /^\| `(\w+)` \|.*\| ([^|]+) \|$/.exec(line) ?? []
      return name && standard ? [[name, standard] as const] : []
    }),
)

it('the README has a row for every setting, and for no other', () => {
  expect([...rows.keys()].sort()).toEqual([...SETTING_NAMES].sort())
})

const texts = Object.entries(DEFAULTS).filter(([, value]) => typeof value === 'string')

it.each(texts)('the README says what %s is where the file says nothing: %s', (name, value) => {
  expect(rows.get(name)?.startsWith(`\`${value}\``)).toBe(true)
})
