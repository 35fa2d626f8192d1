// All chapters there are, in the order they are told.

import type { Chapter } from './chapter'
import { nowAndNext } from './chapters/now-and-next'

export const CHAPTERS: readonly Chapter[] = [nowAndNext]
