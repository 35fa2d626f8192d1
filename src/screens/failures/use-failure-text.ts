import { useSyncExternalStore } from 'react'
import type { Failure } from '../../webex/http/failure'
import { useServices } from '../services'
import { failureText, statusText } from './failure-words'

/** What Webex's status page says, in words; undefined while nobody has to know. */
export function useStatusText(): string | undefined {
  const { clock, serverTrouble, zone, hourCycle } = useServices()
  const status = useSyncExternalStore(serverTrouble.subscribe, serverTrouble.state)
  return status && statusText(status, clock.now(), { zone, hourCycle })
}

/** The words for a failure, by what the television says of its network and its clock, and Webex of itself. */
export function useFailureText() {
  const { tv, clock, serverTrouble } = useServices()
  const text = useStatusText()
  const isCalm = serverTrouble.state()?.status === 'calm'
  const isConnected = useSyncExternalStore(tv.onNetwork, tv.connected)
  return (failure: Failure, noAnswer?: Parameters<typeof failureText>[2]) =>
    failureText(
      failure,
      {
        isConnected,
        setTime: clock.now() - clock.offset(),
        reported: text === undefined ? undefined : { text, isCalm },
      },
      noAnswer,
    )
}
