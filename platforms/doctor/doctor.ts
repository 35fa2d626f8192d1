// The doctor: examines a set-up and says what is wrong with it, in under a minute.

import { createAsk } from './ask'
import { checksWith } from './checks'
import { examine, type Named } from './examine'
import { withoutSecrets } from './report'
import { readSetUp } from './set-up'
import { createSubject } from './subject'
import { type Probe, probe as shakeHands } from './tls/probe'
import { type Root, roots2018 } from './tls/roots'

export interface Examination {
  /** A settings file. */
  settings?: string | undefined
  /** The relay's address, as it is typed. */
  relay?: string | undefined
  /** Origin (RFC 6454) of the web server that has the hosted app, such as https://tv.example.org. */
  origin?: string | undefined
  person?: string | undefined
}

/** What it uses of the outside; this computer's own when left out. */
export interface Outside {
  fetch?: typeof fetch
  probe?: Probe
  now?: () => number
  env?: NodeJS.ProcessEnv
  roots?: Root[]
  /** The file beside package.json. */
  envFile?: string
  /** For one answer, ms. */
  timeout_ms?: number
}

const ONE_MS = 8000
/** So that the slowest of all still ends within a minute. */
const ALL_MS = 50_000

/**
 * Examines a set-up.
 * @param tell takes each finding as soon as it is there, in order
 */
export async function diagnose(
  { settings, relay, origin, person }: Examination,
  { fetch: send = fetch, probe = shakeHands, now = Date.now, ...outside }: Outside = {},
  tell: (finding: Named) => void = () => {},
): Promise<Named[]> {
  const { env = process.env, roots = roots2018(), envFile, timeout_ms = ONE_MS } = outside
  const signal = AbortSignal.timeout(ALL_MS)
  const ask = createAsk({ fetch: send, now, timeout_ms, signal })
  const read = await readSetUp({ settings, relay: relay && atV1(relay) }, ask, { env, envFile })
  const subject = createSubject({ ask, probe, now, env, roots }, { ...read, origin, person })
  const secrets = [
    read.setUp?.clientSecret,
    env.WEBEX_CLIENT_SECRET,
    env.FOYER_TIZEN_AUTHOR_PASSWORD,
    env.FOYER_TIZEN_DISTRIBUTOR_PASSWORD,
  ]
  const safe = (finding: Named): Named => {
    const text = withoutSecrets(finding.text, secrets)
    return finding.status === 'failed'
      ? { ...finding, text, todo: withoutSecrets(finding.todo, secrets) }
      : { ...finding, text }
  }
  const checks = checksWith(read.finding).filter(({ name }) => name !== 'person' || person)
  const findings = await examine(checks, subject, (one) => tell(safe(one)))
  return findings.map(safe)
}

/** An address as it is typed, without the scheme or the `/v1`, or with a slash at the end. */
function atV1(address: string): string {
  const bare = address.trim().replace(/\/+$/, '')
  const isHere = /^(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/.test(bare)
  const whole = /^https?:\/\//i.test(bare) ? bare : `${isHere ? 'http' : 'https'}://${bare}`
  return /^https?:\/\/[^/]+$/i.test(whole) ? `${whole}/v1` : whole
}
