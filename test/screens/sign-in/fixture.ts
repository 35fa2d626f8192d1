import type { ProfilesState } from '../../../src/profiles/reducer'
import { createPreferences, DEFAULTS } from '../../../src/session/preferences'
import { memoryStorage } from '../../tv/memory-storage'

/** A television on which nobody has signed in yet. */
export const NOBODY: ProfilesState = {
  people: [],
  current: { id: 1, status: 'new', colour: 0 },
  first: 1,
  ask: false,
  isChooserOpen: false,
}

/** Preferences of somebody who has chosen nothing. */
export const noChoices = () =>
  createPreferences({ storage: memoryStorage(), defaults: DEFAULTS, zoneNamed: () => 'UTC' })
