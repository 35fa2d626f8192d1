// A viewer before a television that signs in, and what is not as it must be in what stands there: the session's state,
// and the screen that is drawn of it.

import type { SignIn } from '../../../src/session/device-code/sign-in'
import type { Code, Exchange } from '../sockets/webex-server'
import { type SignedOut, wrongOnScreen } from './screen'
import { APPROVED_AFTER_MS, type Television } from './television'

/** How long a viewer reads what is wrong before pressing OK. */
const READ_MS = 20_000

/** What a viewer has seen and done until the tokens were there. */
interface Seen {
  /** The kinds of failures that stood on the screen. */
  failures: Set<string>
  /** The statuses of the sign-in that the screen had. */
  statuses: Set<string>
  /** The codes, in order. */
  codes: string[]
  /** How often the viewer had to press OK. */
  presses: number
  /** What was not as it must be, in the session or on the screen that is drawn of each of its states. */
  wrong: string[]
}

/**
 * A viewer who approves each code some time after it came on the screen, and presses OK where the screen waits
 * for that. `look` is to be called whenever everything has arrived.
 */
export function createViewer(tv: Television, approvedAfter_ms = APPROVED_AFTER_MS) {
  const seen: Seen = { failures: new Set(), statuses: new Set(), codes: [], presses: 0, wrong: [] }
  const { clock } = tv.steps
  let before: string | undefined
  let drawn: SignedOut | undefined

  function onCode(user_code: string) {
    seen.codes.push(user_code)
    void clock.wait(approvedAfter_ms).then(() => {
      const code = tv.webex.code(user_code)
      if (code) code.isApproved = true
    })
  }

  function onStandstill() {
    void clock.wait(READ_MS).then(() => {
      seen.presses += 1
      before = undefined
      tv.session().newCode()
    })
  }

  function onChange({ status }: SignIn, shown: string) {
    if (status === 'waiting') {
      if (!seen.codes.includes(shown)) onCode(shown)
    } else if (status !== 'requesting') onStandstill()
  }

  function look() {
    const state = tv.session().state()
    if (state.status !== 'signed_out') return
    const { signIn } = state
    seen.statuses.add(signIn.status)
    if ('failure' in signIn && signIn.failure) seen.failures.add(signIn.failure.kind)
    seen.wrong.push(...untrueIn(state, tv))
    if (state !== drawn) seen.wrong.push(...wrongOnScreen(state, clock.now()))
    drawn = state
    const shown = signIn.status === 'waiting' ? signIn.grant.user_code : signIn.status
    if (shown !== before) onChange(signIn, shown)
    before = shown
  }
  return { seen, look }
}

/** What the screen would say that is not so. */
function untrueIn({ signIn }: SignedOut, { webex, steps }: Television): string[] {
  const at = `at ${steps.running_ms()} ms`
  const isOpen = (one: Exchange) => one.endedAt === undefined
  if (signIn.status === 'requesting') {
    const isAsked = webex.exchanges.some((one) => isOpen(one) && one.kind === 'code')
    return signIn.failure || isAsked ? [] : [`nothing is requested, and nothing said, ${at}`]
  }
  if (signIn.status !== 'waiting' || signIn.failure) return []
  const isPolled = webex.exchanges.some((one) => isOpen(one) && one.kind === 'poll')
  // A code ends between two polls; the next one says so.
  const code = webex.code(signIn.grant.user_code)
  const gap_ms = Math.max(longestGap_ms(code ?? signIn.grant), signIn.grant.interval_ms)
  const isJustOver = code !== undefined && steps.running_ms() - code.expiresAt < gap_ms
  return webex.isAlive(signIn.grant.user_code) || isPolled || isJustOver
    ? []
    : [`the code ${signIn.grant.user_code} is dead, and nothing said, ${at}`]
}

const longestGap_ms = ({ interval_ms }: Pick<Code, 'interval_ms'>) => Math.max(30_000, interval_ms)
