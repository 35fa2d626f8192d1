// @vitest-environment jsdom

// The second way on the sign-in screen, in the real React and under the real remote.

import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createServerTrouble } from '../../../src/queries/server-trouble'
import { type ServicesDeps, ServicesProvider } from '../../../src/screens/services'
import { SignIn } from '../../../src/screens/sign-in/SignIn'
import type { BrowserSignIn } from '../../../src/session/browser/browser-sign-in'
import type { SessionState } from '../../../src/session/session'
import { handClock } from '../../hand-clock'
import { openPage, type Page, send } from '../../remote/page'
import { NOBODY, noChoices } from './fixture'

const HERE = 'Sign in on this device'
const LETTER = 75

let page: Page
const session = { signInInBrowser: vi.fn(), useCode: vi.fn(), newCode: vi.fn() }
const onBack = vi.fn()

afterEach(async () => {
  await page.close()
  vi.clearAllMocks()
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

const shown = () => document.body.textContent ?? ''

async function open(browserSignIn?: BrowserSignIn, isConnected = true) {
  const clock = handClock()
  const state: Extract<SessionState, { status: 'signed_out' }> = {
    status: 'signed_out',
    signIn: {
      status: 'waiting',
      grant: {
        device_code: 'd',
        user_code: '123456',
        verification_uri: 'https://webex.test/verify',
        interval_ms: 5000,
        expiresAt: clock.now() + 300_000,
      },
    },
    ...(browserSignIn && { browserSignIn }),
  }
  const profiles = { state: () => NOBODY, subscribe: () => () => {}, back: vi.fn() }
  const preferences = noChoices()
  const tv = {
    connected: () => isConnected,
    onNetwork: () => () => {},
    voiceGuide: () => undefined,
  }
  const serverTrouble = createServerTrouble({ clock, fetch }, undefined)
  const deps = { clock, session, profiles, preferences, tv, serverTrouble, tvZone: 'UTC' }
  page = await openPage(
    <ServicesProvider deps={deps as unknown as ServicesDeps}>
      <SignIn state={state} onDiagnose={() => {}} onBack={onBack} />
    </ServicesProvider>,
  )
}

it('says nothing of a second way where there is no browser for it', async () => {
  await open()
  await act(async () => void send('keydown', LETTER))
  expect(shown()).not.toContain(HERE)
  expect(shown()).toContain('123')
})

it('offers it once a keyboard was used, and takes no focus', async () => {
  await open({ status: 'idle' })
  await act(async () => void send('keydown', LETTER))
  expect(shown()).toContain(HERE)
  expect(document.activeElement?.textContent).toBe('Diagnostics')
})

it.each<[string, BrowserSignIn, string]>([
  ['leaves', { status: 'leaving', isOpenId: true }, 'Opening Webex…'],
  ['was declined', { status: 'failed', reason: 'access_denied' }, 'declined at Webex'],
  ['was left', { status: 'failed', reason: 'not_finished' }, 'before the sign-in was finished'],
  ['was not asked for', { status: 'failed', reason: 'unasked' }, 'was not started here'],
  ['is not certain', { status: 'failed', reason: 'unverified', detail: 'nonce' }, 'nonce'],
  ['is over', { status: 'failed', reason: 'expired_token' }, 'no longer valid'],
  [
    'is one too many',
    { status: 'failed', reason: 'tokenlimit_reached' },
    'Signed in on too many devices',
  ],
  [
    'is set up wrongly',
    {
      status: 'failed',
      reason: 'misconfigured',
      failure: { kind: 'http', status: 401, code: 'invalid_client', trackingId: 'ROUTER_1' },
    },
    'Webex refused the sign-in: invalid_client.',
  ],
  [
    'is not allowed by the organization',
    {
      status: 'failed',
      reason: 'misconfigured',
      failure: { kind: 'http', status: 403, code: 'x', because: 'policy' },
    },
    'Your organization does not allow this app',
  ],
  [
    'is not answered',
    { status: 'failed', reason: 'failed', failure: { kind: 'timeout' } },
    'You are not signed in',
  ],
  [
    'has no answer yet',
    { status: 'failed', reason: 'failed', failure: { kind: 'timeout' } },
    'Webex did not answer as it should. Try again, or use the code on your phone.',
  ],
  [
    'reaches nobody from a set whose date is long past',
    { status: 'failed', reason: 'failed', failure: { kind: 'offline' } },
    'This TV’s clock says',
  ],
  [
    'meets an error of the server',
    { status: 'failed', reason: 'failed', failure: { kind: 'server_error', status: 503 } },
    'Webex did not answer as it should. Try again, or use the code on your phone.',
  ],
])('says so when it %s, and Back leads to the code', async (_, browserSignIn, words) => {
  await open(browserSignIn)
  expect(shown()).toContain(words)
  expect(shown()).not.toContain('undefined')
  expect(shown()).not.toMatch(/Trying again|automatically/)
  await page.press('back')
  expect(session.useCode).toHaveBeenCalledTimes(1)
  expect(onBack).not.toHaveBeenCalled()
})

it('tries again, or uses the code, by a button each', async () => {
  await open({ status: 'failed', reason: 'not_finished' })
  await page.press('ok')
  expect(session.signInInBrowser).toHaveBeenCalledTimes(1)
  expect(shown()).toContain('Use the code')
})

it('promises no new try without a network, since the viewer has to start it', async () => {
  await open({ status: 'failed', reason: 'failed', failure: { kind: 'offline' } }, false)
  expect(shown()).toContain('No network connection. Check the cable or Wi-Fi, then try again.')
})
