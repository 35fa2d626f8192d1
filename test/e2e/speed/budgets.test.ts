import { expect, it } from 'vitest'
import { DIST } from '../../../platforms/build/bundle'
import { BUDGETS } from '../../bench/sizes/budgets'
import { type Sizes, sizesOf } from '../../bench/sizes/sizes'

const SETS: [keyof Sizes, string][] = [
  ['legacy', 'before 2021'],
  ['modern', 'of 2021 on'],
]

it.each(SETS)('what the %s set weighs for engines %s is within its budget', (set) => {
  const bytes = sizesOf(DIST)[set]
  const kB = (number: number) => `${(number / 1000).toFixed(1)} kB`
  const said = `${set}: ${bytes} bytes after gzip (${kB(bytes)}); the budget is ${BUDGETS[set]}`
  expect(bytes, said).toBeGreaterThan(10_000)
  expect(bytes, said).toBeLessThanOrEqual(BUDGETS[set])
})
