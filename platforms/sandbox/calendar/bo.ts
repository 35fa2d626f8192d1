// Bo has sixty meetings a day and hosts all but one of them, one each quarter of an hour from seven
// to ten at night: enough for many pages a week, and more than four thousand in the whole calendar.

import type { Artifacts } from './artifacts'
import { instantOf } from './days'
import { COLLEAGUES } from './people'
import type { Plan, Setting } from './plan'
import { pick } from './seeded-random'

const A_DAY = 60
const FIRST_MINUTE = 7 * 60

const KINDS = ['Onboarding', 'Office hour', 'Support call', 'Demo', 'Interview', 'Review'] as const

/** Of this slot a colleague is the host. */
const SHARED_SLOT = 20
/** By slot, what each day leaves for certain: one recording of each kind. */
const ARTIFACTS: Partial<Record<number, Partial<Artifacts>>> = {
  [SHARED_SLOT]: { video: 'planning', summary: 'forbidden' },
  21: { recording: 'arf' },
  22: { recording: 'prevented' },
  23: { recording: 'expired' },
  24: { recording: 'forbidden', transcript: false, summary: 'none' },
  25: { video: 'review' },
}

/** Bo's plans, one for each slot of the day. */
export function bosPlans({ account, seed, zone }: Setting): Plan[] {
  return Array.from({ length: A_DAY }, (_, slot) => {
    const key = `slot-${slot}`
    const artifacts = ARTIFACTS[slot]
    return {
      key,
      on: () => true,
      sitting: (day) => ({
        title: `${pick(KINDS, seed, key, day)} ${slot + 1} with ${pick(COLLEAGUES, key, day, seed).name}`,
        start_ms: instantOf(day, FIRST_MINUTE + slot * 15, zone),
        minutes: pick([15, 15, 30, 60], seed, key, day, 'minutes'),
        host: slot === SHARED_SLOT ? COLLEAGUES[0] : account,
        invited: 2,
        ...(artifacts ? { artifacts, attended: true } : {}),
      }),
    }
  })
}
