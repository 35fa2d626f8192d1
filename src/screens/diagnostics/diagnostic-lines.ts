import { t } from '../../i18n/i18n'
import { rulesInUse } from '../../time/zone'
import { RELEASE } from '../../time/zone-table'
import type { FailedRequest } from '../../webex/http/request-log'
import type { Services } from '../services'

export type Line = [name: string, value: string]

/** What the diagnostics page tells of this television, a name and a value each. */
export function diagnosticLines(
  {
    tv,
    clock,
    isPersistent,
    zone,
    unknownZone,
    newestVersion,
  }: Pick<Services, 'tv' | 'clock' | 'isPersistent' | 'zone' | 'unknownZone' | 'newestVersion'>,
  { innerWidth, innerHeight, devicePixelRatio }: Window,
): Line[] {
  const voiceGuide = { true: 'on', false: 'off', undefined: 'unknown' } as const
  const pixels = devicePixelRatio === 1 ? '' : ` × ${devicePixelRatio}`
  return [
    [t('diagnostics.version'), versionText(newestVersion())],
    [t('diagnostics.television'), tv.name],
    [t('diagnostics.engine'), tv.engine],
    [t('diagnostics.screen'), `${innerWidth} × ${innerHeight}${pixels}`],
    [t('diagnostics.storage'), t(isPersistent() ? 'diagnostics.works' : 'diagnostics.fails')],
    [
      t('diagnostics.network'),
      t(tv.connected() ? 'diagnostics.connected' : 'diagnostics.disconnected'),
    ],
    [t('diagnostics.clock'), offsetText(clock.offset())],
    [t('diagnostics.timeZone'), zoneText(zone, unknownZone)],
    [t('diagnostics.voiceGuide'), t(`diagnostics.${voiceGuide[`${tv.voiceGuide()}`]}`)],
  ]
}

/** "0.1.0", "0.1.0 · Version 0.2.0 is available" */
const versionText = (newest: string | undefined) =>
  [__FOYER_VERSION__, newest && t('setup.newest', { version: newest })].filter(Boolean).join(' · ')

/** "America/Mexico_City, rules of 2026f"; after what settings.js names, where nobody knows that. */
function zoneText(zone: string, unknownZone?: string): string {
  const used =
    rulesInUse() === 'table'
      ? t('diagnostics.zoneByTable', { zone, release: RELEASE })
      : t('diagnostics.zoneByTv', { zone })
  return unknownZone === undefined ? used : `${unknownZone} → ${used}`
}

/** "3 min 5 s behind Webex"; `offset_ms` is how far the television's clock is behind (+) or ahead (-). */
function offsetText(offset_ms: number): string {
  if (offset_ms === 0) return t('diagnostics.exact')
  const seconds = Math.round(Math.abs(offset_ms) / 1000)
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  const time = parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
  return t(offset_ms > 0 ? 'diagnostics.behind' : 'diagnostics.ahead', { time })
}

/** "09:30:12  503  /v1/meetings", in UTC. */
export function failedRequestLine({ at, what, path }: FailedRequest): string {
  return `${new Date(at).toISOString().slice(11, 19)}  ${what}  ${path}`
}
