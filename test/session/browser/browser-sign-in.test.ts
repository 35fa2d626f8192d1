import { describe, expect, it } from 'vitest'
import {
  afterBrowserSignInEvent,
  type BrowserSignIn,
  IDLE,
} from '../../../src/session/browser/browser-sign-in'
import type { Pending } from '../../../src/session/browser/pending-browser-sign-in'
import { ISSUER, provider } from '../../webex/openid/openid-provider'

const pending: Pending = {
  profile: 1,
  prompt: 'select_account',
  request: {
    provider,
    state: 'state-1',
    nonce: 'nonce-1',
    code_verifier: 'v'.repeat(43),
    redirect_uri: 'https://tv.x.test/',
  },
}
const silent: Pending = { ...pending, prompt: 'none' }
const plain: Pending = { ...pending, request: { ...pending.request, nonce: undefined } }
const unknownIssuer: Pending = {
  ...plain,
  request: { ...plain.request, provider: { ...provider, issuer: undefined } },
}

const leaving: BrowserSignIn = { status: 'leaving', prompt: 'select_account', isOpenId: true }
const finishing: BrowserSignIn = { status: 'finishing', code: 'code-1', pending }
const failed = (reason: string, more: object = {}) => ({ status: 'failed', reason, ...more })
const unauthorized = { kind: 'http', status: 400, code: 'unauthorized_client' }

describe('an answer in the address', () => {
  it.each<[string, object, Pending | undefined, object]>([
    ['with a code is exchanged', { code: 'code-1' }, pending, finishing],
    [
      'of the issuer that was asked is exchanged',
      { code: 'code-1', iss: ISSUER },
      pending,
      finishing,
    ],
    [
      'of an issuer that nobody knows is exchanged',
      { code: 'code-1', iss: ISSUER },
      unknownIssuer,
      { ...finishing, pending: unknownIssuer },
    ],
    ['to nothing is ignored', { code: 'code-1' }, undefined, failed('unasked')],
    ['with another state is ignored', { code: 'code-1', state: 'x' }, pending, failed('unasked')],
    [
      'without a state is ignored',
      { code: 'code-1', state: undefined },
      pending,
      failed('unasked'),
    ],
    [
      'with another state that says it was declined is ignored',
      { error: 'access_denied', state: 'x' },
      pending,
      failed('unasked'),
    ],
    [
      'of another issuer counts for nobody',
      { code: 'code-1', iss: 'https://evil.test' },
      pending,
      failed('unverified', { detail: 'iss' }),
    ],
    ['with neither counts for nobody', {}, pending, failed('unverified', { detail: 'code' })],
    ['declined says so', { error: 'access_denied' }, pending, failed('access_denied')],
    [
      'of a scope that is not ticked asks again without OpenID',
      { error: 'invalid_scope' },
      pending,
      { ...leaving, isOpenId: false },
    ],
    [
      'of a scope that is not ticked asks so once',
      { error: 'invalid_scope' },
      plain,
      failed('misconfigured', { failure: { ...unauthorized, code: 'invalid_scope' } }),
    ],
    [
      'about the set-up names it',
      { error: 'unauthorized_client' },
      pending,
      failed('misconfigured', { failure: unauthorized }),
    ],
    [
      'of a problem at Webex says so',
      { error: 'temporarily_unavailable' },
      pending,
      failed('failed', { failure: { kind: 'server_error', status: 503 } }),
    ],
    [
      'of too many devices says so',
      { error: 'tokenlimit_reached' },
      pending,
      failed('tokenlimit_reached', { failure: { ...unauthorized, code: 'tokenlimit_reached' } }),
    ],
    [
      'that somebody must sign in there says that it was not finished',
      { error: 'login_required' },
      pending,
      failed('not_finished'),
    ],
    [
      'with a code to a silent request is exchanged',
      { code: 'code-1' },
      silent,
      { ...finishing, pending: silent },
    ],
    [
      'that somebody must sign in says nothing when nobody asked',
      { error: 'login_required' },
      silent,
      IDLE,
    ],
    [
      'that somebody must consent says nothing when nobody asked',
      { error: 'consent_required' },
      silent,
      IDLE,
    ],
    [
      'that somebody must choose says nothing when nobody asked',
      { error: 'account_selection_required' },
      silent,
      IDLE,
    ],
    ['of any other kind says nothing when nobody asked', { error: 'access_denied' }, silent, IDLE],
    [
      'of a scope stays silent when it asks again',
      { error: 'invalid_scope' },
      silent,
      { status: 'leaving', prompt: 'none', isOpenId: false },
    ],
  ])('%s', (_, answer, asked, after) => {
    const event = {
      type: 'answered',
      answer: { state: 'state-1', ...answer },
      pending: asked,
    } as const
    expect(afterBrowserSignInEvent(IDLE, event)).toEqual(after)
  })
})

describe('signing in here', () => {
  it.each<[string, BrowserSignIn, Parameters<typeof afterBrowserSignInEvent>[1], object]>([
    [
      'leaves when the viewer wants it',
      IDLE,
      { type: 'requested', prompt: 'select_account', isOpenId: true },
      leaving,
    ],
    [
      'tries again after a failure',
      failed('unasked') as BrowserSignIn,
      { type: 'requested', prompt: undefined, isOpenId: true },
      { status: 'leaving', isOpenId: true },
    ],
    ['gives way to the code', leaving, { type: 'dismissed' }, IDLE],
    ['gives way to the code while it is exchanged', finishing, { type: 'dismissed' }, IDLE],
    [
      'says why it cannot leave',
      leaving,
      { type: 'request_failed', failure: { kind: 'offline' } },
      failed('failed', { failure: { kind: 'offline' } }),
    ],
    [
      'says nothing of that when nobody asked',
      { ...leaving, prompt: 'none' } as BrowserSignIn,
      { type: 'request_failed', failure: { kind: 'offline' } },
      IDLE,
    ],
    [
      'says nothing of that once it was given up',
      IDLE,
      { type: 'request_failed', failure: { kind: 'offline' } },
      IDLE,
    ],
    [
      'says that it was not finished when the page is back',
      IDLE,
      { type: 'left_unanswered', pending },
      failed('not_finished'),
    ],
    [
      'says so when the page is shown again as it was',
      leaving,
      { type: 'left_unanswered' },
      failed('not_finished'),
    ],
    [
      'says nothing of that when nobody asked',
      IDLE,
      { type: 'left_unanswered', pending: silent },
      IDLE,
    ],
    [
      'says that nobody can be sure who it is',
      finishing,
      { type: 'exchange_failed', result: { status: 'unverified', detail: 'nonce' } },
      failed('unverified', { detail: 'nonce' }),
    ],
    [
      'says that the code is over',
      finishing,
      {
        type: 'exchange_failed',
        result: {
          status: 'expired_token',
          failure: { kind: 'http', status: 400, code: 'invalid_grant' },
        },
      },
      failed('expired_token', { failure: { kind: 'http', status: 400, code: 'invalid_grant' } }),
    ],
    [
      'takes no late failure',
      IDLE,
      { type: 'exchange_failed', result: { status: 'failed', failure: { kind: 'offline' } } },
      IDLE,
    ],
  ])('%s', (_, browserSignIn, event, after) => {
    expect(afterBrowserSignInEvent(browserSignIn, event)).toEqual(after)
  })
})
