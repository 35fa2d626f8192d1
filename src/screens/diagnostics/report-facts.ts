import { locale } from '../../i18n/i18n'
import { rulesInUse } from '../../time/zone'
import { RELEASE } from '../../time/zone-table'
import type { Services } from '../services'
import type { ReportFacts } from './report'

/** What the report tells of this television and of what was chosen on it. */
export function reportFacts(
  services: Pick<
    Services,
    'tv' | 'clock' | 'isPersistent' | 'zone' | 'chosen' | 'session' | 'serverTrouble'
  >,
  { innerWidth, innerHeight, devicePixelRatio }: Window,
): ReportFacts {
  const { tv, clock, isPersistent, zone, chosen, session, serverTrouble } = services
  const voiceGuide = { true: 'on', false: 'off', undefined: 'unknown' } as const
  return {
    version: __FOYER_VERSION__,
    television: tv.name,
    engine: tv.engine,
    screen: [innerWidth, innerHeight, Number(devicePixelRatio.toFixed(2))].join(' x '),
    zone,
    rules: rulesInUse() === 'table' ? RELEASE : 'tv',
    behind_s: Math.round(clock.offset() / 1000),
    language: locale(),
    textSize: chosen.textSize,
    hours: chosen.hourCycle,
    storage: isPersistent() ? 'works' : 'fails',
    network: tv.connected() ? 'connected' : 'disconnected',
    voiceGuide: voiceGuide[`${tv.voiceGuide()}`],
    missingScopes: session.missingScopes().join(' ') || 'none',
    webexStatus: serverTrouble.state()?.status ?? 'not asked',
  }
}
