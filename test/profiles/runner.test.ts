import { describe, expect, it } from 'vitest'
import type { ProfilesRunner } from '../../src/profiles/runner'
import { settle } from '../hand-clock'
import { type Fixture, fixture, signedIn } from './fixture'

const names = (profiles: ProfilesRunner) =>
  profiles.state().people.map(({ person }) => person?.displayName)
const code = (profiles: ProfilesRunner) => {
  const state = profiles.services().session.state()
  return (
    state.status === 'signed_out' &&
    state.signIn.status === 'waiting' &&
    state.signIn.grant.user_code
  )
}
const titles = (profiles: ProfilesRunner) =>
  profiles
    .services()
    .agenda.state()
    .data?.meetings.map(({ title }) => title) ?? []
const choose = async (profiles: ProfilesRunner, id: number) => {
  profiles.choose(id)
  await settle()
}
/** Webex refuses the next renewal, and with it the session. */
const end = async (on: Fixture, profiles: ProfilesRunner, who: string) => {
  on.grants.splice(0, on.grants.length, ...on.grants.filter((one) => one.who !== who))
  profiles.services().agenda.refetch()
  await settle()
}

/** Somebody's token is being renewed: the server has answered, but it is not here. @returns lets it come */
const renewing = async (on: Fixture, profiles: ProfilesRunner, who: 'ana' | 'bob') => {
  const release = on.holdRenewals()
  on.expire()
  profiles.services().agenda.refetch()
  await settle()
  expect(on.renewals(who)).toHaveLength(1)
  return release
}

describe('a television for one', () => {
  it('asks nobody anything, and keeps everything where it always was', async () => {
    const { on, profiles } = await signedIn('ana')
    expect(profiles.state()).toMatchObject({
      isChooserOpen: false,
      current: { id: 1, status: 'signed_in' },
    })
    expect(titles(profiles)).toContain('ana plans 0')
    expect(on.databases()).toEqual(['foyer', 'foyer-household'])
    expect(on.stored('foyer', 'tokens')).toMatchObject({ access_token: 'ana-access-1' })
  })

  it('that knew nothing of several people goes on with who is signed in', async () => {
    const { on } = await signedIn('ana')
    on.forget('foyer-household')
    const profiles = await on.start()
    expect(profiles.state().current).toMatchObject({
      id: 1,
      status: 'signed_in',
      person: { id: 'ana-id' },
    })
    expect(on.sent.filter(({ path }) => path === 'device/authorize')).toHaveLength(1)
  })

  it('asks for the next person when somebody signs out, in another place', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.services().preferences.choose({ textSize: 'XL' })
    await profiles.signOut(1)
    await settle()
    expect(profiles.state()).toMatchObject({
      people: [],
      isChooserOpen: false,
      current: { id: 2, status: 'new' },
    })
    expect(profiles.state().back).toBeUndefined()
    expect(profiles.services().preferences.state().textSize).toBe('M')
    expect(code(profiles)).toBeTruthy()
    expect(on.databases()).toEqual(['foyer-2', 'foyer-household'])
    for (const name of on.databases()) expect(on.text(name)).not.toContain('ana')
  })

  it('does not wait for a name when the first one signs in', async () => {
    const on = fixture()
    on.wrong.set('people/me', 'offline')
    const profiles = await on.start()
    await on.approve('ana')
    expect(profiles.services().session.state().status).toBe('signed_in')
  })
})

describe('somebody more', () => {
  it('signs in beside who is there, who stays signed in and untouched', async () => {
    const { on, profiles } = await signedIn('ana')
    const before = on.text('foyer')
    profiles.add()
    await settle()
    expect(profiles.state()).toMatchObject({ current: { id: 2, status: 'new' }, back: { id: 1 } })
    expect(names(profiles)).toEqual(['ana the Person'])
    await on.approve('bob')
    expect(names(profiles)).toEqual(['ana the Person', 'bob the Person'])
    expect(profiles.state().current.id).toBe(2)
    expect(on.text('foyer')).toBe(before)
    await choose(profiles, 1)
    expect(titles(profiles)).toEqual(['ana plans 0', 'ana plans 1', 'ana plans 2'])
    await choose(profiles, 2)
    expect(titles(profiles)).toEqual(['bob plans 0', 'bob plans 1', 'bob plans 2'])
  })

  it('who changes their mind leaves nothing', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.add()
    await settle()
    expect(Object.keys(on.database('foyer-2'))).toEqual(['grant'])
    profiles.back()
    await settle()
    expect(profiles.state()).toMatchObject({ current: { id: 1 } })
    expect(profiles.state().people).toHaveLength(1)
    expect(profiles.services().session.state().status).toBe('signed_in')
    expect(on.databases()).toEqual(['foyer', 'foyer-household'])
    const polls = on.sent.filter(({ path }) => path === 'device/token').length
    await on.clock.advance(60_000)
    expect(on.sent.filter(({ path }) => path === 'device/token')).toHaveLength(polls)
  })

  it('comes back with the same code after a kill, and so does the way back', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.add()
    await settle()
    const before = code(profiles)
    profiles.close()
    const again = await on.start()
    expect(code(again)).toBe(before)
    expect(again.state().back).toMatchObject({ id: 1 })
    again.back()
    await settle()
    expect(titles(again)).toContain('ana plans 0')
    expect(on.databases()).toEqual(['foyer', 'foyer-household'])
  })

  it('gets an id that nobody had, also after kills', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.add()
    await settle()
    profiles.back()
    profiles.add()
    await settle()
    expect(profiles.state().current.id).toBe(3)
    const again = await on.start()
    again.back()
    again.add()
    await settle()
    expect(again.state().current.id).toBe(4)
  })

  it('finds nothing in a new profile whose database holds something left by accident', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    const lost = on.database('foyer-2')
    await profiles.signOut(2)
    on.restore('foyer-3', lost)
    profiles.add()
    await settle()
    expect(profiles.services().session.state().status).toBe('signed_out')
    expect(on.text('foyer-3')).not.toContain('bob')
  })

  it('who is somebody already here becomes one with them: the choices stay, the new tokens win', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await choose(profiles, 1)
    profiles.services().preferences.choose({ textSize: 'XL' })
    profiles.add()
    await settle()
    await on.approve('ana')
    expect(names(profiles)).toEqual(['ana the Person', 'bob the Person'])
    expect(profiles.state().current).toMatchObject({ id: 1, status: 'signed_in' })
    expect(profiles.services().session.state().status).toBe('signed_in')
    expect(profiles.services().preferences.state().textSize).toBe('XL')
    const newest = on.grants.filter(({ who }) => who === 'ana').pop()
    expect(on.stored('foyer', 'tokens')).toMatchObject({ access_token: newest?.access })
    expect(on.databases()).toEqual(['foyer', 'foyer-2', 'foyer-household'])
  })

  it('is told that they were here already when the code was scanned with the wrong phone', async () => {
    const { on, profiles } = await signedIn('ana')
    expect(profiles.state().recognized).toBe(undefined)
    profiles.add()
    await settle()
    await on.approve('ana')
    expect(profiles.state().recognized).toMatchObject({ id: 1, person: { id: 'ana-id' } })
    profiles.recognizedSeen()
    expect(profiles.state().recognized).toBe(undefined)
  })

  it('is adopted by the approval of the code before, when they asked for another meanwhile', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.add()
    await settle()
    const { session } = profiles.services()
    const state = session.state()
    if (state.status !== 'signed_out' || state.signIn.status !== 'waiting')
      throw new Error('no code')
    session.newCode()
    await settle()
    on.approveCode(state.signIn.grant.user_code, 'bob')
    await on.clock.advance(6000)
    expect(profiles.state()).toMatchObject({
      current: { id: 2, status: 'signed_in', person: { id: 'bob-id' } },
    })
    expect(on.text('foyer')).not.toContain('bob')
  })

  it('is one of eight at the most', async () => {
    const { on, profiles } = await signedIn('ana')
    for (let n = 2; n <= 9; n++) {
      on.wrong.set('people/me', { status: 403 })
      profiles.add()
      await settle()
      if (n <= 8) await on.approve('bob')
    }
    expect(profiles.state().people).toHaveLength(8)
    expect(profiles.state().current.status).toBe('signed_in')
    expect(new Set(profiles.state().people.map(({ colour }) => colour)).size).toBe(8)
  })
})

describe('choosing', () => {
  it('offers who had the seat before', async () => {
    const { profiles } = await signedIn('ana', 'bob', 'cleo')
    expect(profiles.state().first).toBe(2)
    await choose(profiles, 1)
    expect(profiles.state().first).toBe(3)
  })

  it('closes the seat of the one before: no look, no request, no timer of theirs', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await choose(profiles, 1)
    const from = on.sent.length
    await on.clock.advance(3_600_000)
    expect(on.sent.slice(from).filter(({ text }) => text.includes('bob'))).toEqual([])
    expect(on.sent.slice(from).some(({ text }) => text.includes('ana'))).toBe(true)
  })

  it('leaves nothing behind that waits, however often', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await choose(profiles, 1)
    const waits = on.clock.waits().length
    for (let times = 0; times < 5; times++) {
      await choose(profiles, 2)
      await choose(profiles, 1)
    }
    expect(on.clock.waits().length).toBe(waits)
  })

  it('is remembered: the last one has the seat after a restart', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await choose(profiles, 1)
    const again = await on.start()
    expect(again.state()).toMatchObject({ isChooserOpen: false, current: { id: 1 } })
    expect(titles(again)).toContain('ana plans 0')
  })

  it('is asked for at the start where that is wanted; until then nothing is read or asked', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    profiles.askAtStart(true)
    await settle()
    const from = on.sent.length
    const again = await on.start()
    expect(again.state()).toMatchObject({ isChooserOpen: true, first: 2 })
    again.resume()
    again.offline()
    await on.clock.advance(60_000)
    expect(on.sent.length).toBe(from)
    expect(again.services().agenda.state().data).toBeUndefined()
    await choose(again, again.state().first)
    expect(again.state().isChooserOpen).toBe(false)
    expect(titles(again)).toContain('bob plans 0')
  })

  it('is not asked for when there is one person alone', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    profiles.askAtStart(true)
    await profiles.signOut(2)
    const again = await on.start()
    expect(again.state()).toMatchObject({ isChooserOpen: false, current: { id: 1 } })
    expect(titles(again)).toContain('ana plans 0')
  })

  it('can be put off by adding somebody, and is asked for again on the way back', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    profiles.askAtStart(true)
    await settle()
    const again = await on.start()
    again.add()
    await settle()
    expect(again.state()).toMatchObject({ isChooserOpen: false, back: 'people' })
    again.back()
    await settle()
    expect(again.state()).toMatchObject({ isChooserOpen: true })
    expect(again.state().people).toHaveLength(2)
  })
})

describe('signing out', () => {
  it('of another leaves the seat alone, and no trace', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    const services = profiles.services()
    await profiles.signOut(1)
    expect(profiles.services()).toBe(services)
    expect(names(profiles)).toEqual(['bob the Person'])
    for (const name of on.databases()) expect(on.text(name)).not.toContain('ana')
  })

  it('of who has the seat gives it to the one who is left, or asks among several', async () => {
    const two = await signedIn('ana', 'bob')
    await two.profiles.signOut(2)
    await settle()
    expect(two.profiles.state()).toMatchObject({ isChooserOpen: false, current: { id: 1 } })
    expect(titles(two.profiles)).toContain('ana plans 0')
    const three = await signedIn('ana', 'bob', 'cleo')
    await three.profiles.signOut(3)
    expect(three.profiles.state()).toMatchObject({ isChooserOpen: true, first: 2 })
  })

  it('lets nothing in that comes late: not what was on its way, not a renewal', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    const release = await renewing(on, profiles, 'bob')
    const { preferences, positions } = profiles.services()
    const out = profiles.signOut(2)
    preferences.choose({ textSize: 'S' })
    void positions.remember('bob-recording', 5, 10)
    release()
    await out
    await settle()
    expect(on.databases()).toEqual(['foyer', 'foyer-household'])
    for (const name of on.databases()) expect(on.text(name)).not.toContain('bob')
  })

  it('deletes the database at the next start, and remembers it until that has worked', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await profiles.signOut(2)
    expect(on.database('foyer-household').household).toMatchObject({ gone: [2] })
    await on.start()
    expect(on.has('foyer-2')).toBe(false)
    expect(on.database('foyer-household').household).toMatchObject({ gone: [] })
  })
})

describe('a person whose session Webex ended', () => {
  it('is shown as such; account and agenda go, choices stay; and signs in again in place', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    profiles.services().preferences.choose({ textSize: 'L' })
    await end(on, profiles, 'bob')
    expect(profiles.state()).toMatchObject({ current: { id: 2, status: 'ended' }, back: 'people' })
    expect(Object.keys(on.database('foyer-2')).sort()).toEqual(['grant', 'preferences'])
    const { colour } = profiles.state().current
    const again = await on.start()
    expect(again.state().current).toMatchObject({ status: 'ended', person: { id: 'bob-id' } })
    await on.approve('bob')
    expect(again.state().current).toMatchObject({ id: 2, status: 'signed_in', colour })
    expect(again.services().preferences.state().textSize).toBe('L')
    expect(titles(again)).toContain('bob plans 0')
  })

  it('leaves the way to the others open', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await end(on, profiles, 'bob')
    profiles.back()
    expect(profiles.state()).toMatchObject({ isChooserOpen: true })
    await choose(profiles, 1)
    expect(titles(profiles)).toContain('ana plans 0')
    expect(profiles.state().people[1]).toMatchObject({ status: 'ended' })
    await choose(profiles, 2)
    expect(code(profiles)).toBeTruthy()
  })

  it('leaves nothing to somebody else who signs in there', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.services().preferences.choose({ textSize: 'XL', privacy: true })
    await settle()
    await end(on, profiles, 'ana')
    await on.approve('bob')
    expect(names(profiles)).toEqual(['bob the Person'])
    expect(profiles.services().preferences.state()).toMatchObject({ textSize: 'M', privacy: false })
    expect(titles(profiles)).toContain('bob plans 0')
    for (const name of on.databases()) expect(on.text(name)).not.toContain('ana')
  })

  it('stays ended when it is another of the house who signs in there', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    await end(on, profiles, 'bob')
    await on.approve('ana')
    expect(profiles.state().current).toMatchObject({ id: 1, status: 'signed_in' })
    expect(profiles.state().people[1]).toMatchObject({ id: 2, status: 'ended' })
    expect(on.text('foyer-2')).not.toContain('ana')
  })

  it('is told apart also when killed between the approval and the name', async () => {
    const { on, profiles } = await signedIn('ana')
    profiles.services().preferences.choose({ textSize: 'XL' })
    await end(on, profiles, 'ana')
    on.wrong.set('people/me', 'offline')
    await on.approve('bob')
    expect(profiles.services().session.state().status).toBe('signed_out')
    profiles.close()
    on.wrong.clear()
    const again = await on.start()
    expect(names(again)).toEqual(['bob the Person'])
    expect(again.services().preferences.state().textSize).toBe('M')
  })

  it('is known as such while another has the seat', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    on.wrong.set('access_token', { status: 400, body: { error: 'invalid_grant' } })
    const release = await renewing(on, profiles, 'bob')
    await choose(profiles, 1)
    release()
    await settle()
    expect(profiles.state().people[1]).toMatchObject({ id: 2, status: 'ended' })
    expect(on.stored('foyer-2', 'tokens')).toBeUndefined()
  })

  it('counts as ended when the tokens are gone from the disk', async () => {
    const { on } = await signedIn('ana')
    on.forget('foyer')
    const again = await on.start()
    expect(again.state().current).toMatchObject({ id: 1, status: 'ended' })
  })
})

describe('a renewal that is under way when another takes the seat', () => {
  it('ends where it began, so that nobody is signed out by it', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    const release = await renewing(on, profiles, 'bob')
    profiles.choose(1)
    release()
    await settle()
    const newest = on.grants.filter(({ who }) => who === 'bob').pop()
    expect(on.stored('foyer-2', 'tokens')).toMatchObject({ refresh_token: newest?.refresh })
    expect(on.text('foyer')).not.toContain('bob')
    await choose(profiles, 2)
    expect(profiles.services().session.state().status).toBe('signed_in')
    expect(on.reused).toEqual([])
  })

  it('is shared by the next seat of that person', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    const release = await renewing(on, profiles, 'bob')
    profiles.choose(1)
    profiles.choose(2)
    await settle()
    release()
    await settle()
    expect(titles(profiles)).toContain('bob plans 0')
    expect(on.reused).toEqual([])
    expect(on.renewals('bob')).toHaveLength(1)
  })
})

describe('other servers', () => {
  it('know nobody of these, and these are there again when the settings are as before', async () => {
    const { on } = await signedIn('ana', 'bob')
    const elsewhere = await on.start({ clientId: 'C2' })
    expect(elsewhere.state()).toMatchObject({ people: [], current: { id: 3, status: 'new' } })
    await on.approve('cleo')
    expect(names(elsewhere)).toEqual(['cleo the Person'])
    const again = await on.start()
    expect(names(again)).toEqual(['ana the Person', 'bob the Person'])
    expect(again.services().session.state().status).toBe('signed_in')
  })
})
