// What the checks look at, and the questions that several of them share, each asked once.

import type { Answer, Ask } from './ask'
import type { SetUp } from './set-up'
import type { Probe, Shown } from './tls/probe'
import type { Root } from './tls/roots'

/** What a check may use of the outside. */
export interface Deps {
  ask: Ask
  probe: Probe
  /** This computer's clock, ms since 1970. */
  now: () => number
  env: NodeJS.ProcessEnv
  roots: Root[]
}

export interface Subject extends Deps {
  setUp?: SetUp | undefined
  /** Address of the relay, ending in /v1; absent without one. */
  relay?: string | undefined
  /** Origin of the web server that has the hosted app; absent when nobody named one. */
  origin?: string | undefined
  /** Somebody's address, to be looked up. */
  person?: string | undefined
  /** Asks with GET; each address once. */
  get(url: string): Promise<Answer>
  /** Asks for a code with these scopes (RFC 8628 3.1), at the relay where there is one; each list once. */
  authorize(scopes: string[]): Promise<Answer>
  /** Asks the relay for a code's token as a page of this origin does, with a code that never was. */
  pollRelay(origin: string): Promise<Answer>
  /** The relay's certificates; only for a relay with https. */
  shown(): Promise<Shown>
}

export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** A code that no server has given to anybody. */
export const DEAD_CODE = 'foyer-doctor-0000000000000000'

/**
 * What the checks look at: the set-up that is given, and the questions that several of them share, each of which is
 * sent once.
 */
export function createSubject(
  deps: Deps,
  given: Pick<Subject, 'setUp' | 'relay' | 'origin' | 'person'>,
): Subject {
  const { ask, probe } = deps
  const { setUp, relay } = given
  const clientId = setUp?.clientId ?? 'foyer-doctor'
  const authorize = once((scope) =>
    ask({
      url: `${relay ?? setUp?.api}/device/authorize`,
      form: { client_id: clientId, scope },
    }),
  )
  const shown = once((address) => {
    const { hostname, port } = new URL(address)
    return probe(hostname.replace(/^\[|\]$/g, ''), Number(port || 443))
  })
  return {
    ...deps,
    ...given,
    get: once((url) => ask({ url })),
    authorize: (scopes) => authorize(scopes.join(' ')),
    pollRelay: once((origin) =>
      ask({
        url: `${relay}/device/token`,
        form: { grant_type: DEVICE_CODE_GRANT, device_code: DEAD_CODE, client_id: clientId },
        headers: { Origin: origin },
      }),
    ),
    shown: () => shown(relay ?? ''),
  }
}

function once<T>(send: (what: string) => Promise<T>): (what: string) => Promise<T> {
  const sent = new Map<string, Promise<T>>()
  return (what) => {
    const answer = sent.get(what) ?? send(what)
    sent.set(what, answer)
    return answer
  }
}
