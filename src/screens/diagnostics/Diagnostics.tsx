import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { QrCode } from '../../components/qr-code/QrCode'
import { Facts } from '../../components/text/Facts'
import { useNow } from '../../components/time/use-now'
import { t } from '../../i18n/i18n'
import type { SeenKey } from '../../remote/remote'
import { useRemote } from '../../remote/use-remote'
import { useStatusText } from '../failures/use-failure-text'
import { Screen } from '../Screen'
import { type Services, useServices } from '../services'
import { ChangeRelay } from '../setup/RelayQuestions'
import { diagnosticLines, failedRequestLine } from './diagnostic-lines'
import { reportText } from './report'
import { reportFacts } from './report-facts'
import './Diagnostics.css'

const KEYS_SHOWN = 4

/**
 * What one wants to know of a television that one cannot get at: for a photo, or as text in a QR code. No
 * token, no code, no name is on it.
 */
export function Diagnostics({ onBack }: { onBack: () => void }) {
  const services = useServices()
  // Renewed as things change: the network, the clock, the failures.
  useNow(services.clock, 1000)
  const keys = useSeenKeys()
  const lines = diagnosticLines(services, window)
  const failedRequests = services.failedRequests()
  const report = useReport(services)
  const status = useStatusText()
  const missing = services.session.missingScopes()
  const { setup } = services
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Screen name="diagnostics" layer="overlay" onBack={onBack}>
        <h1 className="diagnostics-title">{t('diagnostics.title')}</h1>
        <div className="diagnostics-columns">
          <div className="diagnostics-facts">
            <Facts facts={lines} />
            <h2>{t('diagnostics.keys')}</h2>
            <div className="diagnostics-keys" role="status">
              {keys.length === 0 && <p className="muted">{t('diagnostics.pressKey')}</p>}
              {keys.map(({ keyCode, intent, at }) => (
                <p key={at} className="digits">
                  {t('diagnostics.key', {
                    code: keyCode,
                    meaning: intent ?? t('diagnostics.noMeaning'),
                  })}
                </p>
              ))}
            </div>
          </div>
          <div className="diagnostics-failed">
            <h2>{t('diagnostics.failedRequests')}</h2>
            {status && <p className="diagnostics-note">{status}</p>}
            {missing.length > 0 && (
              <p className="diagnostics-note">
                {t('diagnostics.missingScopes', { scopes: missing.join(', ') })}
              </p>
            )}
            {failedRequests.length === 0 && <p className="muted">{t('diagnostics.none')}</p>}
            {failedRequests.map((failed, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several may fail in one millisecond; counted from the oldest
              <p key={`${failed.at} ${failedRequests.length - at}`} dir="ltr">
                {failedRequestLine(failed)}
                <br />
                <small className="muted">{failed.trackingId}</small>
              </p>
            ))}
          </div>
          <div className="diagnostics-scan">
            <QrCode text={report} size={480} label={t('diagnostics.qrSpoken')}>
              <p className="muted">{t('diagnostics.scan')}</p>
            </QrCode>
          </div>
        </div>
        <div className="diagnostics-foot">
          <Button onPress={onBack}>{t('diagnostics.back')}</Button>
          {setup && <Button onPress={() => setAsked(true)}>{t('setup.change')}</Button>}
          <p className="muted">{t('setup.through', { host: services.relayHost })}</p>
        </div>
      </Screen>
      {setup && isAsked && <ChangeRelay setup={setup} onClose={() => setAsked(false)} />}
    </>
  )
}

/** The report, made anew when there is something new in it: a code that changes each second is hard to scan. */
function useReport(services: Services): string {
  const { clock, failedRequests } = services
  const content = JSON.stringify([reportFacts(services, window), failedRequests()])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content says whether anything is new
  return useMemo(
    () => reportText(reportFacts(services, window), failedRequests(), clock.now()),
    [content],
  )
}

/** The last keys that came down, newest first, numbered. */
function useSeenKeys(): (SeenKey & { at: number })[] {
  const { watchKeys } = useRemote()
  const [keys, setKeys] = useState<(SeenKey & { at: number })[]>([])
  useEffect(
    () =>
      watchKeys((key) =>
        setKeys((before) =>
          [{ ...key, at: (before[0]?.at ?? 0) + 1 }, ...before].slice(0, KEYS_SHOWN),
        ),
      ),
    [watchKeys],
  )
  return keys
}
