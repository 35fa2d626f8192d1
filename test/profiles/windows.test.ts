// Two windows of Foyer with one household: what one does is neither undone nor missed by the other.

import { describe, expect, it } from 'vitest'
import { settle } from '../hand-clock'
import { fixture, signedIn } from './fixture'

const names = (people: readonly { person?: { id: string } | undefined }[]) =>
  people.map(({ person }) => person?.id)

describe('two windows with one household', () => {
  it('know of whoever signed in in the other one, and lose nobody', async () => {
    const { on, profiles: one } = await signedIn('ana')
    const other = await on.start()
    one.add()
    await settle()
    const before = one.services().session.state()
    if (before.status !== 'signed_out' || before.signIn.status !== 'waiting')
      throw new Error('no code')
    on.approveCode(before.signIn.grant.user_code, 'bob')
    await on.clock.advance(6000)
    other.askAtStart(true)
    await settle()
    expect(names(other.state().people)).toEqual(['ana-id', 'bob-id'])
    expect(other.state().current.id).toBe(1)
    const next = await on.start()
    expect(names(next.state().people)).toEqual(['ana-id', 'bob-id'])
    expect(next.state().ask).toBe(true)
  })

  it('sign somebody out while the other one renews, and no trace comes back', async () => {
    const { on, profiles: one } = await signedIn('ana', 'bob')
    const other = await on.start()
    expect(other.state().current.id).toBe(2)
    const release = on.holdRenewals()
    on.expire()
    other.resume()
    await settle()
    expect(on.renewals('bob')).toHaveLength(1)
    await one.signOut(2)
    release()
    await settle()
    await on.clock.advance(1000)
    expect(on.text('foyer-2')).toBe('[]')
    expect(names(other.state().people)).toEqual(['ana-id'])
    expect(other.state().current.id).toBe(1)
    expect(JSON.stringify(other.services().session.state())).not.toContain('bob')
  })

  it('sign somebody out whose meetings the other one goes on looking at, and keep none of them', async () => {
    const { on, profiles: one } = await signedIn('ana')
    const other = await on.start()
    await one.signOut(1)
    await on.clock.advance(600_000)
    expect(on.text('foyer')).not.toContain('ana')
    expect(other.services().session.state().status).toBe('signed_out')
  })

  it('show one code, and both are signed in by its approval', async () => {
    const on = fixture()
    const one = await on.start()
    const other = await on.start()
    const codes = [one, other].map((profiles) => {
      const state = profiles.services().session.state()
      return (
        state.status === 'signed_out' &&
        state.signIn.status === 'waiting' &&
        state.signIn.grant.user_code
      )
    })
    expect(codes).toEqual(['000001', '000001'])
    await on.approve('ana')
    await on.clock.advance(6000)
    for (const profiles of [one, other])
      expect(profiles.services().session.state()).toMatchObject({
        status: 'signed_in',
        person: { id: 'ana-id' },
      })
    expect(on.reused).toEqual([])
  })

  it('choose different things, and keep both choices', async () => {
    const { on, profiles: one } = await signedIn('ana')
    const other = await on.start()
    one.services().preferences.choose({ textSize: 'XL' })
    await settle()
    other.services().preferences.choose({ language: 'de' })
    await settle()
    expect(on.stored('foyer', 'preferences')).toEqual({ textSize: 'XL', language: 'de' })
  })

  it('keep where each of them stopped', async () => {
    const { on, profiles: one } = await signedIn('ana')
    const other = await on.start()
    await one.services().positions.remember('recording-1', 60, 600)
    await other.services().positions.remember('recording-2', 90, 600)
    expect(on.stored('foyer', 'positions')).toEqual([
      ['recording-1', 60],
      ['recording-2', 90],
    ])
  })

  it('add somebody one after the other, who is one and the same newcomer', async () => {
    const { on, profiles: one } = await signedIn('ana')
    const other = await on.start()
    one.add()
    await settle()
    other.add()
    await settle()
    expect([one.state().current.id, other.state().current.id]).toEqual([2, 2])
    expect(on.databases()).toEqual(['foyer', 'foyer-2', 'foyer-household'])
  })
})
