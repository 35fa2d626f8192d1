// Which of the scopes are not ticked on the integration. Webex says only that one is wrong, so the list is
// halved until the wrong ones are left.

import { parseCodeResponse } from '../../code-response'
import { type Finding, failed, hint, passed } from '../../finding'
import type { Subject } from '../../subject'

/** What Foyer reads with each (README, the integration). */
const USED: Record<string, string> = {
  'meeting:schedules_read': 'meetings',
  'spark:people_read': 'names',
  'meeting:recordings_read': 'recordings',
  'meeting:transcripts_read': 'captions',
  'meeting:summaries_read': 'summaries',
}

const OPENID = ['openid', 'profile', 'email', 'phone', 'address']

/**
 * Asks for a code (RFC 8628 3.1) with all scopes, and when that is refused, with fewer and fewer, until the refused
 * ones are left.
 * @returns undefined where no set-up is known; a hint where the server answers 429
 */
export async function checkScopes({ setUp, authorize }: Subject): Promise<Finding | undefined> {
  if (!setUp) return undefined
  const { scopes } = setUp
  let last = parseCodeResponse(await authorize(scopes))
  const isAccepted = async (some: string[]) => {
    last = parseCodeResponse(await authorize(some))
    if (last.status === 'throttled' || last.status === 'no_answer') throw last
    return last.status === 'accepted'
  }
  try {
    if (last.status === 'accepted' || (await isAccepted(scopes))) return complete(scopes)
    const refused = await findRefused(scopes, isAccepted)
    if (refused.length === 0)
      return failed(
        'Webex accepts each scope alone, but not all together.',
        'Take out those that are not needed.',
      )
    return failed(`Webex refuses: ${refused.join(', ')}.`, whatToDo(refused))
  } catch (thrown) {
    if (thrown !== last) throw thrown
    return last.status === 'no_answer'
      ? failed(last.why, 'Try again.')
      : hint('Webex asks to wait. Run the doctor again in a few minutes.')
  }
}

/**
 * The refused ones of a list that is not accepted as a whole, in about as many questions as the list has
 * halves down to each of them.
 */
export async function findRefused(
  scopes: string[],
  isAccepted: (some: string[]) => Promise<boolean>,
): Promise<string[]> {
  if (scopes.length <= 1) return scopes
  const middle = scopes.length >> 1
  const refused: string[] = []
  for (const half of [scopes.slice(0, middle), scopes.slice(middle)])
    if (!(await isAccepted(half))) refused.push(...(await findRefused(half, isAccepted)))
  return refused
}

function whatToDo(refused: string[]): string {
  const openid = refused.filter((scope) => OPENID.includes(scope))
  if (openid.length > 0)
    return `Take ${openid.join(', ')} out of scopes: signing in by code knows none of OpenID's.`
  const unused = refused.filter((scope) => !(scope in USED))
  if (unused.length > 0)
    return `Take ${unused.join(', ')} out of scopes, or correct the spelling; Foyer uses ${Object.keys(USED).join(', ')}.`
  return 'Tick them on your integration at developer.webex.com, or take them out of scopes.'
}

function complete(scopes: string[]): Finding {
  if (!scopes.includes('meeting:schedules_read'))
    return failed(
      'Webex accepts the scopes, but without meeting:schedules_read no meeting can be shown.',
      'Add it to scopes, and tick it on your integration.',
    )
  if (!scopes.includes('spark:people_read'))
    return hint('Without the scope spark:people_read Foyer cannot say whose meetings these are.')
  const uses = scopes.flatMap((scope) => USED[scope] ?? [])
  return passed(`Webex accepts all ${scopes.length}: ${uses.join(', ')}.`)
}
