// A television that signs in, the viewer before it, and what must be true all the while. The session is Foyer's
// own, as the app makes it; between it and Webex lie real sockets.

import type { SignIn } from '../../../src/session/device-code/sign-in'
import { createSession, type Session, type SessionState } from '../../../src/session/session'
import { memoryDisk } from '../../tv/memory-storage'
import type { Fault } from '../sockets/faults'
import { createSteps, type Steps } from '../sockets/steps'
import {
  CLIENT,
  type Code,
  type Exchange,
  SCOPE,
  startWebexServer,
  type WebexServer,
  type WebexServerOptions,
} from '../sockets/webex-server'

/** How long after a code came on the screen the viewer approves it: between its third and its fourth poll. */
export const APPROVED_AFTER_MS = 17_000
/** How long a viewer reads what is wrong before pressing OK. */
const READ_MS = 20_000
/** Foyer cuts a longer interval, so that who has approved need not wait longer. */
const LONGEST_INTERVAL_MS = 60_000

/** What a test plans for the requests. */
export interface Plan {
  /** Which request meets the fault first, such as the third poll; the first is 1. */
  kind: 'code' | 'poll' | 'renewal'
  nth: number
  fault: Fault
  /** How long after that all requests meet it, ms; 0: that one alone does. */
  for_ms: number
}

/** The fault that a plan has for a request; undefined: none. */
export function plannedFault(plan: Plan | undefined): (exchange: Exchange) => Fault | undefined {
  let count = 0
  let from: number | undefined
  return (exchange) => {
    if (!plan) return undefined
    if (from !== undefined) return exchange.at < from + plan.for_ms ? plan.fault : undefined
    if (exchange.kind !== plan.kind) return undefined
    count += 1
    if (count < plan.nth) return undefined
    from = exchange.at
    return plan.fault
  }
}

/** The app on a set, from one start to the next. */
interface Run {
  session: Session
  /** Stops the app as a set does that is switched off: nothing is written or sent any more. */
  kill(): void
}

type SignedOut = Extract<SessionState, { status: 'signed_out' }>

export type Television = Awaited<ReturnType<typeof openTelevision>>

export interface TelevisionOptions extends Omit<WebexServerOptions, 'steps'> {
  skew_ms?: number
  /** What an earlier run of the app has stored. */
  values?: Map<string, unknown>
}

/** A television, and a Webex of its own. It does nothing before `start()`. */
export async function openTelevision({
  skew_ms = 0,
  values = new Map(),
  ...options
}: TelevisionOptions = {}) {
  const steps = createSteps(skew_ms)
  const webex = await startWebexServer({ steps, ...options })
  let run: Run | undefined

  return {
    steps,
    webex,
    values,
    session: () => (run ?? fail('not started')).session,
    /** Starts the app, or starts it anew with what its storage holds. */
    start(through: Partial<Through> = {}): Session {
      run?.kill()
      run = startApp(steps, webex, values, through)
      void run.session.open()
      return run.session
    },
    kill: () => run?.kill(),
    async close() {
      run?.kill()
      await webex.close()
    },
  }
}

/** What a call of the app to the world outside goes through; a test may stop it there. */
export interface Through {
  /** Called before and after each request and each call of the storage. */
  gate(): void
}

function startApp(
  steps: Steps,
  webex: WebexServer,
  values: Map<string, unknown>,
  { gate = () => {} }: Partial<Through>,
): Run {
  let isKilled = false
  const passes = async () => {
    gate()
    if (isKilled) await new Promise(() => {})
  }
  const disk = memoryDisk(values, { before: passes, after: passes })
  const session = createSession({
    http: {
      clock: steps.clock,
      async fetch(url, init) {
        await passes()
        const response = await webex.fetch(url, init)
        await passes()
        return response
      },
    },
    storage: disk.storage,
    oauthClient: { ...CLIENT, scope: SCOPE },
    endpoints: {
      deviceAuthorization: `${webex.base}/device/authorize`,
      deviceToken: `${webex.base}/device/token`,
      token: `${webex.base}/access_token`,
    },
    api: webex.base,
  })
  return {
    session,
    kill() {
      isKilled = true
      session.close()
    },
  }
}

const fail = (why: string): never => {
  throw new Error(why)
}

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
  /** What was not as it must be. */
  wrong: string[]
  /** What was drawn on the screen, and when, ms since 1970 by the television. */
  screens: { state: SignedOut; now: number }[]
}

/**
 * A viewer who approves each code some time after it came on the screen, and presses OK where the screen waits
 * for that. `look` is to be called whenever everything has arrived.
 */
export function createViewer(tv: Television, approvedAfter_ms = APPROVED_AFTER_MS) {
  const seen: Seen = {
    failures: new Set(),
    statuses: new Set(),
    codes: [],
    presses: 0,
    wrong: [],
    screens: [],
  }
  const { clock } = tv.steps
  let before: string | undefined

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
    if (state !== seen.screens.at(-1)?.state) seen.screens.push({ state, now: clock.now() })
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

/**
 * Polls that came sooner after the one before than the protocol allows (RFC 8628 3.2 and 3.5), in words. When the
 * code is over by the clock, it is polled once more before a longer Retry-After has passed.
 */
export function tooFast({ webex }: Pick<Television, 'webex'>): string[] {
  return webex.codes.flatMap((code) => {
    let least_ms = Math.min(code.interval_ms, LONGEST_INTERVAL_MS)
    const polls = webex.polls(code.device_code)
    return polls.flatMap((poll, i) => {
      const before = polls[i - 1]
      if (!before) return []
      least_ms += before.fault?.slows_ms ?? 0
      const isLast = poll.at >= code.expiresAt && i === polls.length - 1
      const asked_ms = Math.max(least_ms, isLast ? 0 : (before.fault?.asks_ms ?? 0))
      const gap_ms = poll.at - before.at
      return gap_ms < asked_ms
        ? [`poll ${i + 1} of ${code.device_code} came after ${gap_ms} ms, not ${asked_ms} ms`]
        : []
    })
  })
}

/** Lets time pass until somebody is signed in, or `most_ms` have passed. @returns ms that passed */
export async function untilSignedIn(
  tv: Television,
  look: () => void,
  most_ms: number,
): Promise<number> {
  const from = tv.steps.running_ms()
  await tv.steps.advance(most_ms, () => {
    look()
    return tv.session().state().status === 'signed_in'
  })
  return tv.steps.running_ms() - from
}

/** Lets so many ms pass before the eyes of a viewer. */
export function watched(tv: Television, look: () => void, ms: number): Promise<void> {
  return tv.steps.advance(ms, () => {
    look()
    return false
  })
}
