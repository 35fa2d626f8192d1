import { type MessageKey, t } from '../../i18n/i18n'
import { changesBetween, type SetupFailure, scopeSet } from '../../setup/setup'
import type { RelaySettings } from '../../webex/relay/relay-settings'
import { failureText, type SetState } from '../failures/failure-words'

/**
 * The host with its port of an address, such as "relay.example.org".
 * @throws TypeError when it is no address
 */
export const hostIn = (address: string): string => new URL(address).host

/** What each scope lets Foyer see. */
const SCOPES: Record<string, MessageKey> = {
  'meeting:schedules_read': 'setup.scopeMeetings',
  'spark:people_read': 'setup.scopePeople',
  'meeting:recordings_read': 'setup.scopeRecordings',
  'meeting:transcripts_read': 'setup.scopeTranscripts',
  'meeting:summaries_read': 'setup.scopeSummaries',
}

/** More than Webex has would fit on no screen. */
const MOST_OTHERS = 8

/** What scopes let Foyer see, a line each; those that it does not use by their names, in one line. */
export function scopeLines(scopes: string): string[] {
  const all = scopeSet(scopes)
  const known = Object.entries(SCOPES).flatMap(([scope, key]) =>
    all.includes(scope) ? t(key) : [],
  )
  const others = all.filter((scope) => !(scope in SCOPES))
  const named = others.slice(0, MOST_OTHERS).join(', ') + (others.length > MOST_OTHERS ? ', …' : '')
  return others.length === 0 ? known : [...known, t('setup.scopeOther', { scopes: named })]
}

/** What a relay changed of what the viewer agreed to, for the middle of a sentence. */
export function changesText(before: RelaySettings, after: RelaySettings): string {
  const texts = {
    clientId: () => t('setup.changedClientId', { clientId: shortened(after.clientId) }),
    scopes: () => t('setup.changedScopes', { scopes: scopeLines(after.scopes).join(', ') }),
    api: () => t('setup.changedApi', { api: hostIn(after.api) }),
  }
  return changesBetween(before, after)
    .map((name) => texts[name]())
    .join('; ')
}

/** The beginning of a client id, by which one tells two apart. */
const shortened = (clientId: string): string =>
  clientId.length > 16 ? `${clientId.slice(0, 12)}…` : clientId

/** What a failure is called, and what to do about it. */
export function setupFailureText(
  failure: SetupFailure,
  relay: string | undefined,
  set: SetState,
): { title: string; text: string } {
  const host = relay === undefined ? '' : hostIn(relay)
  switch (failure.kind) {
    case 'no_address':
    case 'no_https':
      return { title: t('setup.addressTitle'), text: t(`setup.${failure.kind}`) }
    case 'foreign_api':
      return {
        title: t('setup.dangerTitle'),
        text: t('setup.foreign_api', { host, api: failure.host }),
      }
    case 'gives_secret':
      return { title: t('setup.dangerTitle'), text: t('setup.gives_secret', { host }) }
    case 'unreachable':
      return { title: t('setup.failedTitle'), text: unreachableText(failure.failure, host, set) }
    default: {
      const status = 'status' in failure ? failure.status : ''
      const setting = 'setting' in failure ? failure.setting : ''
      return {
        title: t('setup.failedTitle'),
        text: t(`setup.${failure.kind}`, { host, status, setting }),
      }
    }
  }
}

/** The television's own trouble where it has some, else the relay's. */
function unreachableText(
  failure: Extract<SetupFailure, { kind: 'unreachable' }>['failure'],
  host: string,
  set: SetState,
): string {
  const own = failureText(failure, set)
  const isOwn = failure.kind === 'offline' && own !== t('failure.noAnswer')
  return isOwn ? own : t('setup.unreachable', { host })
}
