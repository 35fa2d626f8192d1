// Ways to call in by telephone. Webex lists them by country in an order of its own, in English
// ("Germany Toll", "United States Toll (Boston)"); a viewer looks for the one of home, and a toll-free
// one of another country cannot be reached at all (https://help.webex.com/en-us/article/nachl4o).

import * as v from 'valibot'
import { storedLine } from '../../webex/fields/fields'
import type { WebexMeeting } from '../../webex/meetings/meetings'
import { LONGEST } from '../../webex/text/bounds'
import { countryOf } from './country'

/** A number to call, from Webex or from the disk. */
export const DialIn = v.object({
  /** Webex's own words. */
  label: storedLine(LONGEST.name),
  number: storedLine(LONGEST.word),
  tollFree: v.boolean(),
})

export type DialIn = v.InferOutput<typeof DialIn>

/** A site may have numbers of fifty countries; a television does not show them all. */
const MOST = 60

/** The numbers of Webex's answer, in its order; undefined when there are none. */
export function dialInOf(telephony: WebexMeeting['telephony']): DialIn[] | undefined {
  const numbers = telephony?.callInNumbers?.slice(0, MOST).map((one) => ({
    label: one.label?.trim() ?? '',
    number: one.callInNumber,
    tollFree: one.tollType === 'tollFree',
  }))
  return numbers?.length ? numbers : undefined
}

/**
 * Puts the numbers of the viewer's country first; the others keep their order.
 * @param zone IANA name
 * @param language BCP 47, such as "de-AT"
 */
export function homeFirst(numbers: readonly DialIn[], zone: string, language: string): DialIn[] {
  const home = countryOf(zone, language)
  if (!home) return [...numbers]
  const isHome = (one: DialIn) => home.label.test(one.label)
  const isCode = (one: DialIn) => digits(one.number).startsWith(`+${home.code}`)
  const rank = (one: DialIn) => (isHome(one) ? 0 : isCode(one) ? 1 : 2)
  // By rank and then by place: sort is stable only since Chrome 70.
  return numbers
    .map((one, place) => ({ one, place, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ one }) => one)
}

const digits = (number: string) => number.replace(/[^\d+]/g, '').replace(/^00/, '+')
