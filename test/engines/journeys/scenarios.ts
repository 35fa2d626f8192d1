// All scenarios there are, in the order they are told.

import { ambient } from '../scenarios/ambient'
import { signInInBrowser } from '../scenarios/browser-sign-in'
import { busyDays } from '../scenarios/busy-days'
import { days } from '../scenarios/days'
import { meeting } from '../scenarios/meeting'
import { nowAndNext } from '../scenarios/now-and-next'
import { people } from '../scenarios/people'
import { privacy } from '../scenarios/privacy'
import { recordings } from '../scenarios/recordings'
import { reminder } from '../scenarios/reminder'
import { rights } from '../scenarios/rights'
import { settings } from '../scenarios/settings'
import { setup } from '../scenarios/setup'
import type { Scenario } from './scenario'

export const SCENARIOS: readonly Scenario[] = [
  nowAndNext,
  reminder,
  days,
  busyDays,
  meeting,
  ambient,
  privacy,
  settings,
  setup,
  signInInBrowser,
  rights,
  recordings,
  people,
]
