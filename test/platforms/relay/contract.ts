// What the relay does on any runtime: tests that each of them must pass.

import { afterEach } from 'vitest'
import { introducesItself } from './contract/address'
import { passesAnswersOn } from './contract/answers'
import { knowsCallers } from './contract/callers'
import { forwardsCalls } from './contract/forwarded'
import { logsRequests } from './contract/log'
import { refusesForms } from './contract/refused'
import { tellsSettings } from './contract/settings'
import type { Start } from './contract/start'
import { readsStatusPage } from './contract/status-page'
import { type OpenRelay, type Relayed, relayBeforeStandIn } from './fake-upstream'

/** Says, as tests, what a relay does wherever it runs. */
export function relayContract(open: OpenRelay): void {
  let relayed: Relayed
  const start: Start = async (options) => {
    relayed = await relayBeforeStandIn(options, open)
    return relayed
  }
  afterEach(() => relayed.close())

  forwardsCalls(start)
  refusesForms(start)
  passesAnswersOn(start)
  knowsCallers(start)
  tellsSettings(start)
  readsStatusPage(start)
  introducesItself(start)
  logsRequests(start)
}
