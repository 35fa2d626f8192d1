// What a report becomes on this computer: a television for the emulator's page, settings for the app, and faults for
// the sandbox, which strike at the distances in time that the report has.

import type { Report, ReportFacts, ReportFailure } from '../../../src/screens/diagnostics/report'
import type { Likeness } from '../tv/likeness'

export interface Plan {
  television: Likeness
  settings: Record<string, unknown>
  /** As for PUT /sandbox/faults. */
  faults: object[]
  /** What is played and what is not, for the terminal. */
  lines: string[]
}

/** How long the app waits for an answer: it notes a timeout so much later than it asked. */
const TIMEOUT_S = 15
/** Two times that were rounded to seconds: a fault must not be late for the call that it is for. */
const ROUNDED_S = 1
/** What the relay answers itself; the network to it is this computer's. */
const OF_RELAY = /^\/v1\/(?:device\/|access_token$|status$|settings$)/

/** Says how a bug report is played: on which television, with which settings, and with which faults of the sandbox. */
export function planOf({ facts, failures }: Report): Plan {
  const inOrder = [...failures].reverse()
  const faults: object[] = []
  const lines = [describe(facts)]
  const oldest = inOrder.find((one) => faultOf(one))
  for (const failure of inOrder) {
    const fault = faultOf(failure)
    const later_s = Math.max(0, startOf(oldest ?? failure) - startOf(failure))
    if (fault) faults.push({ ...fault, after_s: Math.max(0, later_s - ROUNDED_S) })
    const played = failure === oldest ? 'at the first call' : `${later_s} s later`
    lines.push(`  ${(fault ? played : 'not played').padEnd(18)} ${failure.what} ${failure.call}`)
  }
  const { webexStatus, missingScopes } = facts
  if (webexStatus === 'incident' || webexStatus === 'maintenance') {
    faults.push({ kind: 'status-page', says: webexStatus })
    lines.push(`  ${'all the time'.padEnd(18)} Webex’s status page reports: ${webexStatus}`)
  }
  if (missingScopes !== 'none') lines.push(`  Not granted there, and not played: ${missingScopes}`)
  return { television: likenessOf(facts), settings: settingsOf(facts), faults, lines }
}

/** When it began, in seconds before the report. */
const startOf = ({ ago_s, what }: ReportFailure) => ago_s + (what === 'timeout' ? TIMEOUT_S : 0)

/** The fault that leads to a failure like that; undefined where no server's answer does. */
function faultOf({ what, call }: ReportFailure): object | undefined {
  if (!call.startsWith('/v1')) return undefined
  const path = call.split('{')[0] ?? call
  const [, status, type] = /^(\d{3})(?: (.+))?$/.exec(what) ?? []
  if (status && Number(status) < 300)
    return { kind: type === 'text/html' ? 'html' : 'truncated', path }
  if (status) return { kind: 'status', status: Number(status), path }
  // A relay that reaches nobody says so with a status of its own.
  if (OF_RELAY.test(call)) return undefined
  if (what === 'offline') return { kind: 'offline', path }
  return what === 'timeout' ? { kind: 'stall', path } : undefined
}

function describe(facts: ReportFacts): string {
  const { television, engine, screen, zone, behind_s, language, textSize } = facts
  const away = behind_s < 0 ? `${-behind_s} s ahead` : `${behind_s} s behind`
  const clock = behind_s === 0 ? 'clock right' : `clock ${away}`
  return `Plays the report of a television: ${television} (${engine}), ${screen}, ${zone}, ${clock}, ${language}, text size ${textSize}`
}

function likenessOf(facts: ReportFacts): Likeness {
  const [name = '', version = ''] = facts.television.split(' ')
  const [width = 1920, height = 1080, pixelRatio = 1] = facts.screen.split(' x ').map(Number)
  const size = width > 0 && height > 0 ? { width, height } : { width: 1920, height: 1080 }
  return {
    model: name === 'Tizen' ? 'tizen' : name === 'webOS' ? 'webos' : 'browser',
    version,
    engine: facts.engine,
    ...size,
    pixelRatio: pixelRatio || 1,
    behind_ms: facts.behind_s * 1000,
    language: facts.language === 'unknown' ? 'en' : facts.language,
  }
}

/** What can be set; a zone that is unknown or the television's own without a name stays this computer's. */
function settingsOf({ zone, textSize, hours }: ReportFacts): Record<string, unknown> {
  return {
    ...(zone !== 'unknown' && zone !== 'local' && { timeZone: zone }),
    ...(textSize !== 'unknown' && { textSize }),
    ...(hours !== 'unknown' && { hourCycle: hours }),
  }
}
