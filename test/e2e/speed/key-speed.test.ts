// Measures time, so nothing else runs beside it: a project of its own in vite.config.ts.

import { expect, it } from 'vitest'
import { median } from '../../bench/measures/median'
import { signedIn, tv } from '../test-app/fixture'
import { keyTimes_ms, slowedDown } from './slow-television'

it('a key shows its effect within a tenth of a second, on a processor four times slower', async () => {
  await signedIn('bo')
  const time = median(await slowedDown(tv, 4, () => keyTimes_ms(tv, 25)))
  console.log(`median ${time.toFixed(0)} ms`)
  expect(time).toBeLessThan(100)
})
