import { describe, expect, it } from 'vitest'
import { later, startTv, type Tv } from '../tv'
import { WRITTEN } from '../written-codes'

/** What a phone sees: the heading, and the hidden field that a form would send. */
const heading = (page: string) => /<h1>(.*?)<\/h1>/.exec(page)?.[1]
const userCode = (page: string) => /name="userCode" value="(\w+)"/.exec(page)?.[1] ?? ''

const answer = (tv: Tv, page: string, fields: Record<string, string>) =>
  tv.form('/verify/answer', { userCode: userCode(page), ...fields })

describe('the approval page', () => {
  it('opens from the QR code with the code filled in, and signs the TV in', async () => {
    const tv = await startTv()
    const { verification_uri_complete, user_code, device_code } = await tv.ask(
      'meeting:schedules_read spark:people_read',
    )
    const { body: page } = await tv.call(verification_uri_complete)
    expect(heading(page)).toBe('Sign in on your TV?')
    expect(page).toContain(user_code.replace(/^(...)/, '$1 '))
    expect(page).toContain('See your meetings and who is invited')
    expect(page).toContain('See your name and picture')
    expect(page).not.toContain('See your recordings')
    for (const name of ['Ada', 'Bo', 'Cy', 'Di']) expect(page).toContain(name)

    const approved = await answer(tv, page, { account: 'bo', answer: 'approve' })
    expect(heading(approved.body)).toBe('Look at your TV')
    const { body: tokens } = await tv.poll(device_code)
    const me = await tv.get('/v1/people/me', tokens.access_token)
    expect(me.body.displayName).toBe('Bo Lindqvist')
  })

  it('asks who signs in before it lists what for, and says who again on the answer', async () => {
    const tv = await startTv()
    const { body: page } = await tv.call((await tv.ask()).verification_uri_complete)
    expect(page.indexOf('Sign in as')).toBeLessThan(page.indexOf('Foyer may then'))
    const button = /<button name="answer" value="approve">.*?<\/button>/s.exec(page)?.[0]
    for (const name of ['Ada Brandt', 'Bo Lindqvist', 'Cy Okafor', 'Di Moreau'])
      expect(button).toContain(`>as ${name}<`)
    expect(page).not.toContain('<script')
  })

  it.each(WRITTEN)('takes digits that are typed %s', async (_, written) => {
    const tv = await startTv()
    const { user_code, verification_uri, verification_uri_complete } = await tv.ask()
    expect(heading((await tv.call(verification_uri)).body)).toBe('Connect your TV')
    const { status, headers } = await tv.form('/verify', { user_code: written(user_code) })
    expect(status).toBe(303)
    expect(tv.sandbox.url + headers.get('Location')).toBe(verification_uri_complete)
  })

  it.each(['12345', '123-4567', '١٢٣', 'ABC-DEF', ''])('takes no %j for a code', async (typed) => {
    const tv = await startTv()
    await tv.ask()
    expect((await tv.form('/verify', { user_code: typed })).status).toBe(404)
  })

  it('denies', async () => {
    const tv = await startTv()
    const { verification_uri_complete, device_code } = await tv.ask()
    const { body: page } = await tv.call(verification_uri_complete)
    const denied = await answer(tv, page, { account: 'ada', answer: 'deny' })
    expect(heading(denied.body)).toBe('Denied')
    expect((await tv.poll(device_code)).body.message).toBe('access_denied')
  })

  it('says so when the code or the link is wrong, and keeps what was typed, unharmed', async () => {
    const tv = await startTv()
    const wrong = await tv.form('/verify', { user_code: '"><b>1' })
    expect(wrong.status).toBe(404)
    expect(wrong.body).toContain('not a code that we know')
    expect(wrong.body).toContain('value="&quot;&gt;&lt;b&gt;1"')
    expect((await tv.call('/verify?userCode=abc')).body).toContain('not one that we know')
  })

  it('says so when the code is over', async () => {
    const tv = await startTv({ codeLifetime_s: 30 })
    const { verification_uri_complete, user_code } = await tv.ask()
    const { body: page } = await tv.call(verification_uri_complete)
    later(31)
    expect(heading((await tv.call(verification_uri_complete)).body)).toBe('This code is over')
    expect(heading((await tv.form('/verify', { user_code })).body)).toBe('This code is over')
    const late = await answer(tv, page, { account: 'ada', answer: 'approve' })
    expect(heading(late.body)).toBe('This code is over')
  })

  it('takes one answer only', async () => {
    const tv = await startTv()
    const { verification_uri_complete, device_code } = await tv.ask()
    const { body: page } = await tv.call(verification_uri_complete)
    await answer(tv, page, { account: 'ada', answer: 'approve' })
    const second = await answer(tv, page, { account: 'ada', answer: 'deny' })
    expect(heading(second.body)).toBe('Already answered')
    expect((await tv.poll(device_code)).status).toBe(200)
  })

  it('asks again when the account is not one of the four', async () => {
    const tv = await startTv()
    const { body: page } = await tv.call((await tv.ask()).verification_uri_complete)
    const { status, body } = await answer(tv, page, { account: 'eve', answer: 'approve' })
    expect([status, heading(body)]).toEqual([400, 'Sign in on your TV?'])
  })
})

describe('the automation of it', () => {
  it('lists the codes that wait', async () => {
    const tv = await startTv()
    const [one, two] = [await tv.ask('spark:people_read'), await tv.ask()]
    await tv.send('POST', '/sandbox/deny', { user_code: two.user_code })
    later(100)
    expect((await tv.call('/sandbox/codes')).body.items).toEqual([
      {
        user_code: one.user_code,
        verification_uri_complete: one.verification_uri_complete,
        scope: 'spark:people_read',
        expires_in: 200,
      },
    ])
    later(201)
    expect((await tv.call('/sandbox/codes')).body.items).toEqual([])
  })

  it('says what it takes', async () => {
    const tv = await startTv()
    const { user_code } = await tv.ask()
    const complaint = async (body: unknown) => {
      const { status, body: refusal } = await tv.send('POST', '/sandbox/approve', body)
      return `${status} ${refusal.errors[0].description}`
    }
    expect(await complaint({ user_code, account: 'eve' })).toBe(
      "400 'account' must be one of ada, bo, cy, di",
    )
    expect(await complaint({ account: 'ada' })).toBe(
      "400 'user_code' must be the six digits on the TV",
    )
    expect(await complaint('ada')).toBe('400 The body must be a JSON object')
    const other = user_code === '000000' ? '000001' : '000000'
    expect(await complaint({ user_code: other, account: 'ada' })).toMatch(/^404 /)
    await tv.send('POST', '/sandbox/approve', { user_code, account: 'ada' })
    expect(await complaint({ user_code, account: 'ada' })).toMatch(/^409 .* approved$/)
  })
})

describe('time that passes on demand', () => {
  const pass = (tv: Tv, seconds: unknown) => tv.send('POST', '/sandbox/pass', { seconds })

  it('ends codes and access tokens of their age, and moves the date on', async () => {
    const tv = await startTv()
    const waiting = await tv.ask()
    const user = await tv.signIn('ada')
    const { body } = await pass(tv, 299)
    expect(body).toEqual({ now: '2026-03-04T10:04:59.000Z' })
    expect((await tv.poll(waiting.device_code)).status).toBe(428)
    await pass(tv, 8 * 3600)
    expect((await tv.poll(waiting.device_code)).body.message).toBe('expired_token')
    expect((await tv.call('/sandbox/codes')).body.items).toEqual([])
    const me = await user.get('/people/me')
    expect([me.status, me.headers.get('Date')]).toEqual([200, 'Wed, 04 Mar 2026 18:04:59 GMT'])
    await pass(tv, 10 * 3600)
    expect((await user.get('/people/me')).status).toBe(401)
    expect((await tv.renew(user.refresh_token)).status).toBe(200)
  })

  it.each([0, -60, '600', 1e9])('refuses %j seconds', async (seconds) => {
    const { status, body } = await pass(await startTv(), seconds)
    expect(status).toBe(400)
    expect(body.errors[0].description).toContain("'seconds' must be a number from 1")
  })
})
