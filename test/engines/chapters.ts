// All chapters there are, in the order they are told.

import type { Chapter } from './chapter'
import { ambient } from './chapters/ambient'
import { busyDays } from './chapters/busy-days'
import { days } from './chapters/days'
import { meeting } from './chapters/meeting'
import { nowAndNext } from './chapters/now-and-next'
import { people } from './chapters/people'
import { privacy } from './chapters/privacy'
import { recordings } from './chapters/recordings'
import { reminder } from './chapters/reminder'
import { rights } from './chapters/rights'
import { settings } from './chapters/settings'

export const CHAPTERS: readonly Chapter[] = [
  nowAndNext,
  reminder,
  days,
  busyDays,
  meeting,
  ambient,
  privacy,
  settings,
  rights,
  recordings,
  people,
]
