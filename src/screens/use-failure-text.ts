import { useSyncExternalStore } from 'react'
import type { Failure } from '../webex/failure'
import { failureText } from './failure-words'
import { useServices } from './services'

/** The words for a failure, by what the television says of its network and its clock. */
export function useFailureText() {
  const { tv, clock } = useServices()
  const isConnected = useSyncExternalStore(tv.onNetwork, tv.connected)
  return (failure: Failure, noAnswer?: Parameters<typeof failureText>[2]) =>
    failureText(failure, { isConnected, setTime: clock.now() - clock.offset() }, noAnswer)
}
