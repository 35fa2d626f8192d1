import { goToDone, json, startRelays, typeAddress, WITHOUT_SETTINGS } from '../setup/setup-tv'
import type { Television } from '../test-app/test-app'
import type { Picture } from './picture'

/** Sets and languages that an app is set up on. */
const SETS: Record<string, { locale?: string; textSize?: string }> = {
  '': {},
  '-s': { textSize: 'S' },
  '-xl': { textSize: 'XL' },
  '-german-xl': { locale: 'de-DE', textSize: 'XL' },
  '-arabic': { locale: 'ar-EG' },
  '-arabic-xl': { locale: 'ar-EG', textSize: 'XL' },
}

const RELAY = {
  clientId: 'C4f1e0d2b7a94c3e8d5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c',
  scopes:
    'meeting:schedules_read spark:people_read meeting:recordings_read meeting:transcripts_read spark:kms',
  api: 'https://webexapis.com/v1',
  newestVersion: '9.9.9',
}

/** Asks a relay of its own, which gives this. */
async function ask(tv: Television, given: object) {
  const { host } = await startRelays({ '/family-room': json(given) })
  await typeAddress(tv, `${host}/family-room`)
}

const STATES: Record<string, (tv: Television) => Promise<unknown>> = {
  typing: (tv) => tv.page.locator('.setup-keys').waitFor(),
  async 'typing-long'(tv) {
    await tv.page.locator('.setup-keys').waitFor()
    await tv.page.keyboard.type(`foyer-relay-of-the-family.${'long-'.repeat(18)}account.wor`)
    await goToDone(tv)
  },
  async confirm(tv) {
    await ask(tv, RELAY)
    await tv.page.locator('.setup-confirm').waitFor()
  },
  async failed(tv) {
    await ask(tv, { ...RELAY, api: 'https://evil.example/v1' })
    await tv.page.locator('.setup-failed').waitFor()
  },
}

/** The first start without settings. */
export const setups: Picture[] = Object.entries(STATES).flatMap(([state, show]) =>
  Object.entries(SETS).map(([set, { locale, textSize = 'M' }]) => ({
    name: `setup-${state}${set}`,
    tv: { ...(locale && { locale }), settings: { ...WITHOUT_SETTINGS, textSize } },
    show,
  })),
)
