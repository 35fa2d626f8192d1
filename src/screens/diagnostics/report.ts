// The diagnostics as a text for a bug report, which a phone reads off the screen and the emulator plays
// (`npm start -- --report FILE`). A line a fact, in English whatever the viewer's language is. Its parts are those
// that the app itself can have written: a name, a title, an address, a code or a token fits into none of them.

import type { FailedRequest } from '../../webex/http/request-log'

export interface ReportFacts {
  /** Of Foyer, such as "0.1.0". */
  version: string
  /** The platform with its version, such as "Tizen 5.5". */
  television: string
  /** The browser engine with its version, such as "Chromium 69". */
  engine: string
  /** In CSS px, and how many device px each of them is: "1280 x 720 x 1.5". */
  screen: string
  /** IANA name, or "local". */
  zone: string
  /** Whose rules are used for it: "tv", or Foyer's table by its release, such as "2026f". */
  rules: string
  /** How many seconds the television's clock is behind Webex's; below 0 when it is ahead. */
  behind_s: number
  /** BCP 47. */
  language: string
  textSize: string
  /** "auto", "12" or "24". */
  hours: string
  storage: 'works' | 'fails'
  network: 'connected' | 'disconnected'
  voiceGuide: 'on' | 'off' | 'unknown'
  /** Scopes of the settings that were not granted, separated by spaces; "none". */
  missingScopes: string
  /** What Webex's status page says, as far as it was asked: "calm", "incident", "maintenance"; "not asked". */
  webexStatus: string
}

export interface ReportFailure {
  /** Seconds before the report. */
  ago_s: number
  /** A status, with the type of the body where it was no JSON; `offline`, `timeout`; what was thrown or blocked. */
  what: string
  /** The call by the template of its path, such as `/v1/meetings/{id}`; a screen; a host. */
  call: string
  trackingId?: string | undefined
}

export interface Report {
  facts: ReportFacts
  /** Newest first. */
  failures: readonly ReportFailure[]
}

/** The first line. Another number is another form, which this reader does not know. */
export const REPORT_HEAD = 'Foyer report 1'
export const FAILURES_HEAD = 'Errors, seconds before this report:'

/** What each fact is called, in the order of the lines, and what it can be; what is otherwise is "unknown". */
export const FACTS: { [Name in keyof ReportFacts]: [name: string, form: RegExp] } = {
  version: ['Foyer', /^\d+\.\d+\.\d+$/],
  television: ['Television', /^[A-Za-z]{5,7}(?: \d{1,3}(?:\.\d{1,3}){0,3})?$/],
  engine: ['Engine', /^(?:Chromium|WebKit|Firefox) \d{1,4}$/],
  screen: ['Screen', /^\d{1,5} x \d{1,5} x \d{1,2}(?:\.\d{1,4})?$/],
  zone: ['Zone', /^(?:local|UTC[+-]\d\d:[0-5]\d|[A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2})$/],
  rules: ['Zone rules', /^(?:tv|\d{4}[a-z])$/],
  behind_s: ['Clock, seconds behind', /^-?\d{1,12}$/],
  language: ['Language', /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/],
  textSize: ['Text size', /^(?:S|M|L|XL)$/],
  hours: ['Hours', /^(?:auto|12|24)$/],
  storage: ['Storage', /^(?:works|fails)$/],
  network: ['Network', /^(?:connected|disconnected)$/],
  voiceGuide: ['Voice guide', /^(?:on|off|unknown)$/],
  missingScopes: ['Missing scopes', /^(?:(?:spark|meeting)[a-z-]*:[a-z_]{1,40} ?)+$/],
  webexStatus: ['Webex status', /^(?:calm|incident|maintenance)$/],
}
const NAMES = Object.keys(FACTS) as (keyof ReportFacts)[]

/** Without a value of its own there is no line. */
export const OTHERWISE: Partial<Record<keyof ReportFacts, string>> = {
  missingScopes: 'none',
  webexStatus: 'not asked',
}

const TYPES = /^\d{3} (?:text\/(?:html|plain|xml)|application\/(?:json|xml|octet-stream))$/
const THROWN = /^\w{0,30}(?:Error|Exception)(?: \d{1,7}:\d{1,7})?$/
/** Whose hosts may be named; others belong to somebody. */
const HOST =
  /(?:^|\.)(webex\.com|webexcontent\.com|webexapis\.com|wbx2\.com|ciscospark\.com)(?::\d+)?$/
const TRACKING_ID = /^[A-Z]{2,12}_[0-9A-Fa-f-]{8,50}(?:_\d{1,6})?$/

/** What a QR code of 480 px holds in modules of 4 px (ISO/IEC 18004: version 23-L, 1,091 bytes). */
const REPORT_BYTES = 1080

/**
 * The report as text, without the oldest failures where all would be too much for a QR code.
 * @param at when it is made, ms since 1970, by the clock of the failures
 */
export function reportText(
  facts: ReportFacts,
  failedRequests: readonly FailedRequest[],
  at: number,
): string {
  const lines = NAMES.flatMap((name) => {
    const [label, form] = FACTS[name]
    const value = String(facts[name])
    if (value === OTHERWISE[name]) return []
    return `${label}: ${form.test(value) ? value : 'unknown'}`
  })
  const failures = failedRequests.map((failed) => lineOf(failureOf(failed, at)))
  const text = () =>
    [REPORT_HEAD, ...lines, ...(failures.length > 0 ? [FAILURES_HEAD, ...failures] : [])].join('\n')
  while (failures.length > 0 && text().length > REPORT_BYTES) failures.pop()
  return text()
}

/** A failure without whatever may be of somebody; the log has made templates of the paths. */
function failureOf({ at, path, what, trackingId }: FailedRequest, now: number): ReportFailure {
  const ago_s = Math.min(Math.max(0, Math.round((now - at) / 1000)), 999_999_999)
  const id = trackingId !== undefined && TRACKING_ID.test(trackingId) ? trackingId : undefined
  return { ago_s, ...whatAndWhere(what, path), trackingId: id }
}

function whatAndWhere(what: string, path: string): Pick<ReportFailure, 'what' | 'call'> {
  const [, directive] = /^blocked ([a-z-]{1,30})$/.exec(what) ?? []
  if (directive) return { what: `blocked ${directive}`, call: HOST.exec(path)?.[1] ?? '{host}' }
  if (path.startsWith('/')) {
    const [status = ''] = /^\d{3}\b/.exec(what) ?? []
    const isKnown = /^(?:\d{3}|offline|timeout)$/.test(what) || TYPES.test(what)
    return { what: isKnown ? what : `${status} other`.trim(), call: path }
  }
  return {
    what: THROWN.test(what) ? what : 'Error',
    call: /^[a-z-]{1,20}$/.test(path) ? path : '{screen}',
  }
}

const lineOf = ({ ago_s, what, call, trackingId = '' }: ReportFailure) =>
  `${ago_s} ${what} ${call} ${trackingId}`.trim()
