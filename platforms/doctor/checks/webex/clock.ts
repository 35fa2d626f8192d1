// This computer's clock. With a wrong one certificates do not hold, packages are signed at the wrong date, and
// the sandbox's codes end too early.

import { type Finding, failed, passed } from '../../finding'
import type { Subject } from '../../subject'
import { discoveryOf } from './webex'

/** Sooner than this nothing goes wrong; `Date` has whole seconds, and travels for a while. */
const MOST_MS = 60_000

/** Compares this computer's clock with the `Date` of the API's answer (RFC 9110 6.6.1). */
export async function checkClock({ setUp, get }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const answer = await get(discoveryOf(setUp.api))
  if (!answer.ok) return undefined
  const { response, at_ms } = answer
  const date = Date.parse(response.header('date') ?? '')
  const age_ms = Number(response.header('age') ?? 0) * 1000
  if (Number.isNaN(date)) return undefined
  const ahead_ms = at_ms - (date + (age_ms || 0))
  if (Math.abs(ahead_ms) < MOST_MS) return passed('This computer’s clock is right.')
  return failed(
    `This computer’s clock is ${length(Math.abs(ahead_ms))} ${ahead_ms > 0 ? 'ahead' : 'behind'}.`,
    'Let it be set automatically (network time).',
  )
}

function length(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}
