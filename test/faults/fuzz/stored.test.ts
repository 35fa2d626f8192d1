// Everything that is read back from the television, and the settings, spoilt in every way that can be thought of:
// what comes out can be used without another look. What the whole app does on a spoilt disk is in
// test/spoilt-storage.test.ts.

import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadCache } from '../../../src/meetings/agenda/cache'
import { createPositions } from '../../../src/playback/positions'
import { storedList, toStored } from '../../../src/profiles/stored-list'
import { keyMap } from '../../../src/remote/keys/keys'
import { takeStart } from '../../../src/session/browser/pending-browser-sign-in'
import { createPreferences, DEFAULTS } from '../../../src/session/preferences'
import { parseStoredGrant, parseStoredPerson, parseStoredTokens } from '../../../src/session/stored'
import { chosenIn, lacksRelay, parseSettings, SETTING_NAMES } from '../../../src/settings'
import { parseStored } from '../../../src/setup/stored'
import { loadPicture } from '../../../src/start/agenda-picture/picture'
import {
  ageText,
  createShownList,
  screenHtml,
} from '../../../src/start/agenda-picture/shown-picture'
import { zoneNamed } from '../../../src/time/zone'
import type { AppStorage } from '../../../src/tv/storage/storage'
import { LONGEST } from '../../../src/webex/text/bounds'
import { fc, seed } from '../../generated'
import { handClock } from '../../hand-clock'
import { aPicture, aSlot, FROM, memoryOfPage } from '../../start/agenda-picture/pictures'
import { fakePage } from '../../tv/fake-page'
import { memoryStorage } from '../../tv/memory-storage'
import { provider } from '../../webex/openid/openid-provider'
import { RELAY_SETTINGS } from './samples'
import { type Outcome, valueOutcome } from './sound'
import { spoiltBody, spoiltValue } from './spoil'

const RUNS = 10_000
const clock = handClock()
const NOW = clock.now()

const TOKENS = {
  access_token: 'access-1',
  refresh_token: 'refresh-1',
  expiresAt: NOW + 3_600_000,
  refreshExpiresAt: NOW + 86_400_000,
  scope: 'meeting:schedules_read spark:people_read',
  token_endpoint: 'https://webexapis.com/v1/access_token',
}
const PERSON = {
  id: 'p1',
  displayName: 'Ada Brandt',
  avatar: 'https://avatar.example.com/ada',
  timezone: 'Europe/Berlin',
  email: 'ada@example.com',
}
const GRANT = {
  device_code: 'device-1',
  user_code: '123456',
  verification_uri: 'https://login.webex.com/verify',
  verification_uri_complete: 'https://login.webex.com/verify?userCode=1',
  interval_ms: 2000,
  expiresAt: NOW + 300_000,
}
const PROFILES = toStored(
  {
    next: 3,
    people: [
      { id: 1, status: 'signed_in', colour: 0, person: PERSON },
      { id: 2, status: 'ended', colour: 1 },
    ],
    current: 2,
    before: 1,
    ask: true,
    gone: [7],
  },
  [{ id: 9, realm: 'elsewhere', at: 'in', colour: 3, person: PERSON }],
  'here',
)
const AGENDA = {
  version: 2,
  meetings: [
    {
      id: 'm1',
      title: 'Stand-up',
      start: NOW,
      end: NOW + 1_800_000,
      state: 'ready',
      host: 'Ada',
      hostDidJoin: true,
      attendeeDidJoin: false,
      webLink: 'https://site.webex.com/j',
      meetingNumber: '123',
      sipAddress: '123@site.webex.com',
      scheduledType: 'meeting',
      isModified: true,
      seriesId: 's1',
      recurring: true,
      agenda: 'One\ntwo',
      dialIn: [{ label: 'Germany Toll', number: '+49-619-6781-0000', tollFree: false }],
      accessCode: '123',
    },
  ],
  unreadable: 1,
  seenAt: NOW,
  from: '2026-03-01',
  through: '2026-03-09',
}
const PREFERENCES = { ...DEFAULTS, timeZone: 'Europe/Berlin', textSize: 'L', speed: 1.5 }
const POSITIONS = [
  ['a recording', 600],
  ['another', 60],
]
const PENDING = {
  profile: 1,
  prompt: 'none',
  request: {
    provider,
    state: 's',
    nonce: 'n',
    code_verifier: 'v'.repeat(43),
    redirect_uri: 'https://tv.x.test/',
  },
}

/** A disk that gives this for every key. */
const diskWith = (value: unknown): AppStorage => ({
  ...memoryStorage(),
  get: async () => value,
})

/** A profile's list that is written again is the same when it is read again. */
function readProfiles(value: unknown): Outcome {
  const { list, elsewhere } = storedList(value, 'here')
  const again = storedList(toStored(list, elsewhere, 'here'), 'here')
  const isSame = isDeepStrictEqual(again, { list, elsewhere })
  const ids = [...list.people, ...elsewhere].map(({ id }) => id)
  const isEach = new Set(ids).size === ids.length && ids.every((id) => id < list.next)
  const isThere = list.people.some(({ id }) => id === list.current)
  const { fault } = valueOutcome({ list, elsewhere }, LONGEST.fileLink)
  if (!isEach || !isThere) return { isValue: true, fault: 'people who are not told apart' }
  return { isValue: list.people.length > 1, fault: isSame ? fault : 'another list the second time' }
}

async function readPreferences(value: unknown): Promise<Outcome> {
  const store = createPreferences({ storage: diskWith(value), defaults: DEFAULTS, zoneNamed })
  await store.open()
  const names = Object.keys(store.state()).filter((name) => !(name in DEFAULTS))
  const { fault } = valueOutcome(store.state(), LONGEST.word)
  return { isValue: store.state().speed === 1.5, fault: fault ?? names[0] }
}

async function readPosition(value: unknown): Promise<Outcome> {
  const at_s = await createPositions(diskWith(value), () => true).of('a recording')
  const isPosition = at_s >= 0 && at_s <= 48 * 3600
  return { isValue: at_s > 0, fault: isPosition ? undefined : `${at_s} s` }
}

const relayCheck = {
  names: SETTING_NAMES,
  wrongIn(given: Record<string, unknown>) {
    const parsed = parseSettings(given)
    return parsed.ok ? undefined : parsed.wrong
  },
}

/** What a key means is one of the intents that there are. */
const INTENTS = [
  ...['left', 'up', 'right', 'down', 'ok', 'back', 'page-up', 'page-down'],
  ...['play', 'pause', 'play-pause', 'stop', 'fast-forward', 'rewind'],
]

function readSettings(value: unknown): Outcome {
  const parsed = parseSettings(value)
  lacksRelay(value)
  chosenIn(value)
  if (!parsed.ok) return { isValue: false, fault: undefined }
  const { keys, relay, api } = parsed.settings
  const intentOf = keyMap(keys)
  const codes = Object.values(keys).flat().slice(0, 100)
  const foreign = codes
    .map((code) => intentOf(Number(code)))
    .find((it) => !INTENTS.includes(`${it}`))
  if (foreign !== undefined) return { isValue: true, fault: `the intent ${foreign}` }
  for (const address of [relay, api])
    if (!/^https:\/\/[^@?#\\\s]+\/v1$|^http:\/\/localhost(:\d+)?\/v1$/.test(address))
      return { isValue: true, fault: `the address ${address}` }
  return { isValue: true, fault: undefined }
}

const STORED: [
  name: string,
  samples: unknown[],
  read: (value: unknown) => Outcome | Promise<Outcome>,
][] = [
  ['tokens', [TOKENS], (value) => valueOutcome(parseStoredTokens(value), 16_384)],
  ['a person', [PERSON], (value) => valueOutcome(parseStoredPerson(value), LONGEST.fileLink)],
  ['a code', [GRANT], (value) => valueOutcome(parseStoredGrant(value, clock), 8192)],
  ['the people of the television', [PROFILES], readProfiles],
  [
    'the last agenda',
    [AGENDA],
    async (value) => valueOutcome(await loadCache(diskWith(value)), LONGEST.fileLink),
  ],
  ['preferences', [PREFERENCES], readPreferences],
  ['where a recording was left', [POSITIONS], readPosition],
  [
    'a relay',
    [{ relay: 'https://relay.example.org/v1', given: RELAY_SETTINGS }],
    (value) => {
      const { clientId, scopes, api } = parseStored(value, relayCheck) ?? {}
      const { fault } = valueOutcome({ clientId, scopes, api }, LONGEST.pageLink)
      return { isValue: api !== undefined, fault }
    },
  ],
  [
    'settings',
    [
      { ...RELAY_SETTINGS, relay: 'https://relay.example.org/v1', clientSecret: 's' },
      // A name that every object has, and no key of a remote.
      { ...RELAY_SETTINGS, clientSecret: 's', keys: { back: [461], constructor: [5] } },
    ],
    readSettings,
  ],
]

/** The page's own script (src/start/page-script.ts) at a start with this in its storage. */
function readPicture(picture: string, slot: string): Outcome {
  const storage = memoryOfPage()
  storage.setItem('foyer-picture', picture)
  storage.setItem('foyer-picture-0', slot)
  const found = loadPicture(storage, FROM + 90_000, {
    build: 1,
    settings: '{}',
    region: () => 'en,0,0',
  })
  if (!found) return { isValue: false, fault: undefined }
  const list = createShownList(found.picture, found.slot, FROM + 90_000)
  const html = screenHtml(found.picture, found.slot, FROM + 90_000)
  const rows: unknown[] = [ageText(found.picture, found.slot, FROM + 90_000)]
  for (const direction of ['down', 'down', 'up'] as const) {
    const state = list.state()
    rows.push(state, ...(state?.rows.slice(0, 50).map(list.rowHtml) ?? []))
    list.move(direction, 1)
  }
  const text = JSON.stringify([html, rows])
  const nonsense = /(?:NaN|Infinity|undefined)(?:px|%)|\[object/.exec(text)?.[0]
  return { isValue: true, fault: nonsense ?? valueOutcome(rows, 1_000_000).fault }
}

async function expectSound<T>(
  values: fc.Arbitrary<T>,
  read: (value: T) => Outcome | Promise<Outcome>,
) {
  let readable = 0
  const isSound = fc.asyncProperty(values, async (value) => {
    const { isValue, fault } = await read(value)
    if (fault) throw new Error(fault)
    if (isValue) readable += 1
  })
  await fc.assert(isSound, { numRuns: RUNS })
  // Good ones are among them, and bad ones.
  expect(readable).toBeGreaterThan(RUNS / 20)
  expect(readable).toBeLessThan(RUNS)
}

describe(`${RUNS} spoilt values (SEED=${seed})`, () => {
  it.each(STORED)('in the place of %s are read as far as they can be', async (_, samples, read) => {
    await expectSound(spoiltValue(...samples), read)
  })

  it('in the place of a sign-in that is under way are read as far as they can be', async () => {
    await expectSound(spoiltBody(PENDING), (text) => {
      const { page, values } = fakePage()
      values.set('foyer-sign-in', text)
      const start = takeStart(page, '', false)
      if (start && start.type !== 'left_unanswered') return { isValue: false, fault: start.type }
      return valueOutcome(start?.pending, 2048)
    })
  })

  it('in the place of the picture of the last agenda are drawn whole, or not at all', async () => {
    const panels = aSlot({
      panels: [
        [
          FROM,
          {
            home: 'row-1',
            html: '<time class="now-clock">?</time><p><!--soon--></p><i style="width: 3%;"></i>',
            next: FROM + 600_000,
            on: [FROM, FROM + 100_000],
          },
        ],
      ],
    })
    const both = fc.tuple(spoiltBody(aPicture()), spoiltBody(aSlot(), panels))
    await expectSound(both, ([picture, slot]) => readPicture(picture, slot))
  })
})
