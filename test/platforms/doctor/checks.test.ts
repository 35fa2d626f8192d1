// What the checks of the integration make of answers.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkClient } from '../../../platforms/doctor/checks/integration/client'
import { checkScopes } from '../../../platforms/doctor/checks/integration/scopes'
import { checkSecret } from '../../../platforms/doctor/checks/integration/secret'
import { checkWidget } from '../../../platforms/doctor/checks/widget'
import { owner, p12, selfSigned } from '../tizen/certificates'
import { type Reply, refusal, subject } from './subject'

describe('the client id', () => {
  it('is known when Webex, which does not say which is wrong, takes one scope', async () => {
    const both = subject((_, form) =>
      form.get('scope') === 'spark:people_read'
        ? { body: { device_code: 'd' } }
        : refusal('An invalid client_id or invalid scope'),
    )
    expect(await checkClient(both)).toMatchObject({ status: 'passed' })
    expect(await checkScopes(both)).toMatchObject({
      status: 'failed',
      text: 'Webex refuses: meeting:schedules_read.',
    })
  })

  it('or all scopes are wrong when it takes none', async () => {
    const none = subject(() => refusal('An invalid client_id or invalid scope'))
    expect(await checkClient(none)).toMatchObject({
      status: 'failed',
      text: 'Webex refuses the client id, or each of the scopes.',
    })
  })

  it.each([
    [{ status: 401, body: { error: 'invalid_client' } }, /invalid_client/],
    [
      { status: 400, body: { error: 'unauthorized_client', message: 'not allowed' } },
      /not allowed/,
    ],
    [{ status: 200, body: '<html>' }, /makes no sense \(200\)/],
    [{ status: 403, body: '<html>Forbidden' }, /makes no sense \(403\)/],
    [{ status: 302, headers: { Location: 'https://hotel.example' } }, /makes no sense \(302\)/],
  ] as [Reply, RegExp][])('with the answer %j is spoken of in its words', async (reply, says) => {
    expect(await checkClient(subject(() => reply))).toMatchObject({
      status: 'failed',
      text: expect.stringMatching(says),
    })
  })
})

describe('the client secret', () => {
  const secret = (reply: (isOwn: boolean) => Reply) =>
    checkSecret(
      subject((_, __, headers) => reply(headers.get('authorization') === `Basic ${btoa('C1:s3')}`)),
    )

  it.each([
    { status: 400, body: { error: 'invalid_grant' } },
    refusal('invalid_grant'),
    { status: 400, body: { message: 'expired_token' } },
    { status: 428, body: '' },
  ])('is right when the code alone is refused: %j', async (reply) => {
    const wrong = { status: 401, body: { error: 'invalid_client' } }
    expect(await secret((isOwn) => (isOwn ? reply : wrong))).toMatchObject({ status: 'passed' })
  })

  it.each([
    { status: 401, body: { error: 'invalid_client' } },
    { status: 401, body: '' },
    refusal('invalid_client'),
    refusal('Client authentication failed'),
  ])('is wrong when the client is refused: %j', async (reply) => {
    expect(await secret(() => reply)).toMatchObject({ status: 'failed' })
  })

  it('cannot be told where any secret gets the same answer', async () => {
    expect(await secret(() => refusal('invalid_grant'))).toMatchObject({
      status: 'hint',
      text: expect.stringContaining('nobody can tell'),
    })
  })

  it.each([{ status: 200, body: '<html>' }, { status: 400, body: '' }, { status: 429 }])(
    'is neither after %j',
    async (reply) => {
      expect(await secret(() => reply)).toMatchObject({ status: 'hint' })
    },
  )
})

describe('a Samsung package', () => {
  it('is not spoken of without certificates, and told its end with them', async () => {
    expect(await checkWidget(subject(() => ({})))).toBeUndefined()
    const { env } = owner()
    expect(await checkWidget(subject(() => ({}), { env }))).toEqual({
      status: 'passed',
      text: 'The certificates for the .wgt are valid until 2045-01-01.',
    })
  })

  it('is told what is wrong with the files', async () => {
    const { env, folder } = owner()
    const over = join(folder, 'over.p12')
    writeFileSync(over, p12(selfSigned('Ada', '2020-01-01', '2025-01-01')))
    expect(
      await checkWidget(subject(() => ({}), { env: { ...env, FOYER_TIZEN_AUTHOR_P12: over } })),
    ).toMatchObject({ status: 'failed', text: expect.stringContaining('ended on 2025-01-01') })
    const { FOYER_TIZEN_AUTHOR_PASSWORD: _, ...less } = env
    expect(await checkWidget(subject(() => ({}), { env: less }))).toMatchObject({
      status: 'failed',
      text: expect.stringContaining('Not set: FOYER_TIZEN_AUTHOR_PASSWORD'),
    })
    const soon = join(folder, 'soon.p12')
    writeFileSync(soon, p12(selfSigned('Ada', '2020-01-01', '2026-12-05')))
    expect(
      await checkWidget(subject(() => ({}), { env: { ...env, FOYER_TIZEN_AUTHOR_P12: soon } })),
    ).toMatchObject({ status: 'hint', text: expect.stringContaining('ends on 2026-12-05') })
  })
})
