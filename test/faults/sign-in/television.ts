// A television that signs in, and what must be true all the while. The session is Foyer's own, as the app makes it;
// between it and Webex lie real sockets. The viewer before it is in viewer.ts.

import { createSession, type Session } from '../../../src/session/session'
import { memoryDisk } from '../../tv/memory-storage'
import type { Fault } from '../sockets/faults'
import { createSteps, type Steps } from '../sockets/steps'
import {
  CLIENT,
  type Exchange,
  SCOPE,
  startWebexServer,
  type WebexServer,
  type WebexServerOptions,
} from '../sockets/webex-server'

/** How long after a code came on the screen the viewer approves it: between its third and its fourth poll. */
export const APPROVED_AFTER_MS = 17_000
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
