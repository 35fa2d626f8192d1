// Who a sign-in on this device is for, among several people, when the page comes back from Webex.

import { describe, expect, it } from 'vitest'
import { EMPTY, listAfterEvent } from '../../src/profiles/list'
import { initialData } from '../../src/profiles/reducer'
import type { BrowserSignInStart } from '../../src/session/browser/pending-browser-sign-in'
import { settle } from '../hand-clock'
import { fakePage } from '../tv/fake-page'
import { provider } from '../webex/openid/openid-provider'
import { fixture, signedIn } from './fixture'

const pendingOf = (profile: number) => ({
  profile,
  request: {
    provider,
    state: 'state-1',
    code_verifier: 'v'.repeat(43),
    redirect_uri: 'https://tv.x.test/',
  },
})
/** The viewer came back from Webex to this profile, and declined there. */
const declined = (profile: number): BrowserSignInStart => ({
  type: 'answered',
  answer: { state: 'state-1', error: 'access_denied' },
  pending: pendingOf(profile),
})

describe('the page comes back', () => {
  it('to the one who was signing in, whoever another window has on now', async () => {
    const { on, profiles } = await signedIn('ana', 'bob')
    profiles.add()
    await settle()
    profiles.choose(1)
    await settle()
    profiles.close()
    const back = await on.start({}, { page: fakePage().page, start: declined(2) })
    expect(back.state().current.id).toBe(2)
  })

  it('past the question who is watching', () => {
    const ana = { type: 'signed_in', id: 1, person: { id: 'ana', displayName: 'Ana' } } as const
    const bob = { type: 'signed_in', id: 2, person: { id: 'bob', displayName: 'Bob' } } as const
    const events = [
      ana,
      { type: 'adding_started' } as const,
      bob,
      { type: 'ask_at_start_chosen', ask: true } as const,
      { type: 'session_ended', id: 1 } as const,
    ]
    const list = events.reduce(listAfterEvent, EMPTY)
    expect(initialData(list)).toMatchObject({ isChooserOpen: true })
    expect(initialData(list, 1)).toMatchObject({ isChooserOpen: false, list: { current: 1 } })
    expect(initialData(list, 9)).toMatchObject({ isChooserOpen: true, list: { current: 2 } })
  })

  it('in words for the one who was signing in', async () => {
    const on = fixture()
    const profiles = await on.start({}, { page: fakePage().page, start: declined(1) })
    expect(profiles.services().session.state()).toMatchObject({
      browserSignIn: { status: 'failed', reason: 'access_denied' },
    })
  })
})

describe('a silent sign-in', () => {
  const silent = (): { page: ReturnType<typeof fakePage>['page']; start: BrowserSignInStart } => ({
    page: fakePage().page,
    start: { type: 'silent' },
  })
  const on = { silentSignIn: 'on' } as const
  const statusOf = (profiles: Awaited<ReturnType<ReturnType<typeof fixture>['start']>>) => {
    const state = profiles.services().session.state()
    return state.status === 'signed_out' ? state.browserSignIn : state.status
  }

  it('is tried where nobody has signed in', async () => {
    const profiles = await fixture().start(on, silent())
    expect(statusOf(profiles)).toMatchObject({ status: 'leaving', prompt: 'none' })
  })

  it('is not tried for one who is added beside others', async () => {
    const tv = await signedIn('ana')
    tv.profiles.add()
    await settle()
    tv.profiles.close()
    const profiles = await tv.on.start(on, silent())
    expect(statusOf(profiles)).toEqual({ status: 'idle' })
  })

  it('is not tried once somebody has signed out by hand, until somebody has signed in again', async () => {
    const tv = fixture()
    const first = await tv.start(on)
    await tv.approve('ana')
    await first.signOut(1)
    await settle()
    first.close()
    const second = await tv.start(on, silent())
    expect(statusOf(second)).toEqual({ status: 'idle' })
    await tv.approve('ana')
    second.close()
    expect(tv.stored('foyer-household', 'signed-out')).toBeUndefined()
    expect(tv.text('foyer-household')).not.toContain('signed-out')
  })
})
