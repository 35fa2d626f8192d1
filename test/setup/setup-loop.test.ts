import { describe, expect, it } from 'vitest'
import { settle } from '../hand-clock'
import { memoryDisk } from '../tv/memory-storage'
import { GIVEN, openSetup, RELAY, settingsOf } from './fixture'

const ASKED = `${RELAY}/settings`
const HOST = 'relay.example.org'
const usedDisk = (more: object = {}) =>
  memoryDisk(new Map([['relay', { relay: RELAY, given: { ...GIVEN, ...more } }]]))

/** From the typed address to the question. */
async function asked(
  answers: NonNullable<Parameters<typeof openSetup>[0]>['answers'] = { [ASKED]: GIVEN },
) {
  const tv = await openSetup({ answers })
  tv.type(HOST)
  tv.submit()
  await settle()
  return tv
}

describe('the first start', () => {
  it('asks for an address, fetches what the relay there gives, and asks once before it keeps it', async () => {
    const tv = await openSetup({ answers: { [ASKED]: GIVEN } })
    expect(tv.step()).toEqual({ status: 'typing' })
    tv.type(HOST)
    tv.submit()
    expect(tv.step()).toEqual({ status: 'fetching', relay: RELAY })
    await settle()
    expect(tv.step()).toEqual({ status: 'confirm', offered: settingsOf() })
    expect(tv.disk.log).toEqual([])
    tv.agree()
    await settle()
    expect(tv.step()).toEqual({ status: 'ready' })
    expect(tv.state().agreed).toEqual(settingsOf())
    expect(tv.disk.values.get('relay')).toEqual({ relay: RELAY, given: GIVEN })
  })

  it('keeps nothing that the viewer does not agree to, and leaves the address to be changed', async () => {
    const tv = await asked()
    tv.reopen()
    expect([tv.step().status, tv.state().text]).toEqual(['typing', HOST])
    expect(tv.disk.log).toEqual([])
  })

  it('says what is wrong with an address, or with who answers there', async () => {
    const tv = await asked({})
    expect(tv.step()).toEqual({
      status: 'failed',
      relay: RELAY,
      failure: { kind: 'unreachable', failure: { kind: 'offline' } },
    })
    tv.reopen()
    tv.type('http://relay.example.org')
    tv.submit()
    expect(tv.step()).toEqual({ status: 'failed', failure: { kind: 'no_https' } })
  })

  it('lets no answer act that comes after the viewer went back', async () => {
    const tv = await openSetup({ answers: { [ASKED]: 'never' } })
    tv.type(HOST)
    tv.submit()
    await settle()
    tv.reopen()
    tv.late[0]?.(GIVEN)
    await settle()
    expect(tv.step()).toEqual({ status: 'typing' })
    expect(tv.aborted).toHaveLength(1)
  })

  it('takes the later of two requests, whichever is answered first', async () => {
    const tv = await openSetup({ answers: { [ASKED]: 'never' } })
    tv.type(HOST)
    tv.submit()
    await settle()
    tv.reopen()
    tv.type('other.example.org')
    tv.answers['https://other.example.org/v1/settings'] = { ...GIVEN, clientId: 'C2' }
    tv.submit()
    await settle()
    tv.late[0]?.(GIVEN)
    await settle()
    expect(tv.step()).toMatchObject({ status: 'confirm', offered: { clientId: 'C2' } })
  })
})

describe('an app that lies beside a relay', () => {
  const page = 'https://relay.example.org/foyer/'

  it('finds it there and asks nothing', async () => {
    const tv = await openSetup({ answers: { [ASKED]: GIVEN }, page })
    expect([tv.step().status, tv.state().agreed]).toEqual(['ready', settingsOf()])
    expect(tv.sent.map(({ url }) => url.href)).toEqual([
      `https://relay.example.org/foyer/v1/settings`,
      ASKED,
    ])
  })

  it('takes over what it changes without a question', async () => {
    const answers = { [ASKED]: { ...GIVEN, clientId: 'C2' } }
    const tv = await openSetup({ answers, page, disk: usedDisk() })
    expect([tv.step().status, tv.state().agreed?.clientId, tv.state().changed]).toEqual([
      'ready',
      'C2',
      undefined,
    ])
  })

  it('asks for an address where there is none', async () => {
    const tv = await openSetup({ answers: { [ASKED]: '<!doctype html>' }, page })
    expect(tv.step()).toEqual({ status: 'typing' })
  })

  it('notes no failure where there is none, but one of a relay that the viewer named', async () => {
    const tv = await openSetup({ page })
    expect(tv.requestLog.latest()).toEqual([])
    tv.type('other.example.org')
    tv.submit()
    await settle()
    expect(tv.requestLog.latest()).toMatchObject([{ path: '/v1/settings', what: 'offline' }])
  })
})

describe('the next start', () => {
  it('waits for no network', async () => {
    const tv = await openSetup({ disk: usedDisk(), answers: { [ASKED]: 'never' } })
    expect([tv.step().status, tv.state().agreed]).toEqual(['ready', settingsOf()])
    await tv.clock.advance(60_000)
    expect(tv.state()).toMatchObject({ step: { status: 'ready' }, agreed: settingsOf() })
  })

  it('goes on with what is kept where the relay gives nothing that it would take', async () => {
    const answers = { [ASKED]: { ...GIVEN, api: 'https://evil.example/v1' } }
    const tv = await openSetup({ disk: usedDisk(), answers })
    expect(tv.state()).toEqual({ step: { status: 'ready' }, text: '', agreed: settingsOf() })
  })

  it.each([
    ['client id', { clientId: 'C2' }],
    ['scopes', { scopes: 'spark:all' }],
    ['API', { api: 'https://relay.example.org/v1' }],
  ])('asks again about another %s, and goes on with the old one until then', async (_, more) => {
    const tv = await openSetup({ disk: usedDisk(), answers: { [ASKED]: { ...GIVEN, ...more } } })
    expect(tv.state()).toMatchObject({ agreed: settingsOf(), changed: settingsOf(more) })
    expect(tv.disk.log).toEqual([])
    tv.answerChanged(false)
    expect(tv.state()).toEqual({ step: { status: 'ready' }, text: '', agreed: settingsOf() })
  })

  it('keeps what the viewer agrees to anew', async () => {
    const tv = await openSetup({
      disk: usedDisk(),
      answers: { [ASKED]: { ...GIVEN, clientId: 'C2' } },
    })
    tv.answerChanged(true)
    await settle()
    expect(tv.state()).toEqual({
      step: { status: 'ready' },
      text: '',
      agreed: settingsOf({ clientId: 'C2' }),
    })
    expect(tv.disk.values.get('relay')).toMatchObject({ given: { clientId: 'C2' } })
  })

  it('applies a language and a newest version without a question, and takes scopes for a set', async () => {
    const now = {
      ...GIVEN,
      scopes: 'spark:people_read meeting:schedules_read',
      language: 'de',
      newestVersion: '9.0.0',
    }
    const tv = await openSetup({ disk: usedDisk(), answers: { [ASKED]: now } })
    expect(tv.state().changed).toBeUndefined()
    expect(tv.state().agreed?.given).toEqual(now)
    expect(tv.disk.values.get('relay')).toEqual({ relay: RELAY, given: now })
  })

  it.each([
    ['no relay', { given: GIVEN }],
    ['a relay over http', { relay: 'http://relay.example.org/v1', given: GIVEN }],
    ['a foreign API', { relay: RELAY, given: { ...GIVEN, api: 'https://evil.example/v1' } }],
    ['a secret', { relay: RELAY, given: { ...GIVEN, clientSecret: 's' } }],
    ['text', 'https://relay.example.org/v1'],
  ])('asks for an address when %s is kept', async (_, stored) => {
    const tv = await openSetup({ disk: memoryDisk(new Map([['relay', stored]])) })
    expect(tv.step()).toEqual({ status: 'typing' })
  })
})

describe('a television that stays on', () => {
  it('asks the relay again when it comes back, once in an hour', async () => {
    const tv = await openSetup({ disk: usedDisk(), answers: { [ASKED]: GIVEN } })
    tv.resume()
    await tv.clock.advance(60 * 60_000 - 1)
    tv.resume()
    expect(tv.sent).toHaveLength(1)
    await tv.clock.advance(1)
    tv.answers[ASKED] = { ...GIVEN, clientId: 'C2' }
    tv.resume()
    await settle()
    expect(tv.state().changed?.clientId).toBe('C2')
    expect(tv.sent).toHaveLength(2)
  })

  it('forgets the question when the relay goes back to what was agreed', async () => {
    const tv = await openSetup({
      disk: usedDisk(),
      answers: { [ASKED]: { ...GIVEN, clientId: 'C2' } },
    })
    tv.answers[ASKED] = GIVEN
    await tv.clock.advance(60 * 60_000)
    tv.resume()
    await settle()
    expect(tv.state().changed).toBeUndefined()
  })
})

describe('another relay', () => {
  const OTHER = 'https://other.example.org/v1'

  it('is used once the viewer has agreed to it, and not before', async () => {
    const answers = { [ASKED]: GIVEN, [`${OTHER}/settings`]: { ...GIVEN, clientId: 'C2' } }
    const tv = await openSetup({ disk: usedDisk(), answers })
    tv.change()
    tv.type('other.example.org')
    tv.submit()
    await settle()
    expect(tv.state()).toMatchObject({ step: { status: 'confirm' }, agreed: settingsOf() })
    tv.agree()
    await settle()
    expect(tv.state().agreed).toEqual(settingsOf({ clientId: 'C2' }, OTHER))
    expect(tv.disk.values.get('relay')).toMatchObject({ relay: OTHER })
  })

  it('is given up by going back, and the one in use stays', async () => {
    const tv = await openSetup({ disk: usedDisk(), answers: { [ASKED]: GIVEN } })
    tv.change()
    tv.type('oth')
    tv.leave()
    expect(tv.state()).toEqual({ step: { status: 'ready' }, text: '', agreed: settingsOf() })
  })
})
