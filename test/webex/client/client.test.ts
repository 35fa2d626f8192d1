import { expect, it } from 'vitest'
import { createWebexClient } from '../../../src/webex/client/client'
import { ok } from '../../../src/webex/http/failure'
import { listMeetings } from '../../../src/webex/meetings/meetings'
import { api, says, sessionFixture } from '../../session/fixture'
import { clientOf } from '../fake-webex'

const window = { from: 0, to: 86_400_000 }
const page = (id: string, next?: string) =>
  says(
    200,
    { items: [{ id, start: '1970-01-01T10:00:00Z' }] },
    next ? { link: `<${api}/meetings?${next}>; rel="next"` } : {},
  )

it('sends the request again when its token is not accepted, not the whole list that it is part of', async () => {
  const { http, calls } = sessionFixture()
  const replies = [page('one', 'cursor=2'), says(401), page('two')]
  http.fetch = (async (url: string, init: RequestInit) => {
    const authorization = new Headers(init.headers).get('authorization')
    calls.push({ path: new URL(url).search, form: {}, authorization, at: 0 })
    const reply = replies[calls.length - 1]
    return typeof reply === 'function' ? reply() : new Response('', { status: 500 })
  }) as typeof fetch
  const tokens = ['old', 'new']
  const client = createWebexClient({
    http,
    api,
    // As an account that renews its token after a 401.
    async authorized(call) {
      const result = await call(tokens[0] ?? '')
      if (result.ok || result.failure.kind !== 'unauthorized') return result
      tokens.shift()
      return call(tokens[0] ?? '')
    },
  })
  const list = await listMeetings(client, window)
  expect(list).toMatchObject({ value: { meetings: [{ id: 'one' }, { id: 'two' }] } })
  expect(calls.map(({ authorization }) => authorization)).toEqual([
    'Bearer old',
    'Bearer old',
    'Bearer new',
  ])
  expect(calls[1]?.path).toContain('cursor=2')
  expect(calls[2]?.path).toBe(calls[1]?.path)
})

it('downloads from another host without the token', async () => {
  const { http, on, calls } = sessionFixture()
  on('https://files.test/a', says(200, 'text'))
  const text = await clientOf(http, (call) => call('secret')).download(
    { url: 'https://files.test/a', text: true },
    (response) => ok(response.text),
  )
  expect(text).toEqual(ok('text'))
  expect(calls).toMatchObject([{ authorization: null }])
})

it('makes addresses below that of the API', () => {
  const client = clientOf(sessionFixture().http)
  expect(client.url('people/me')).toBe('https://webex.test/v1/people/me')
  expect(client.url('meetings', { max: '1', from: '2026-03-02T10:00:00Z' })).toBe(
    'https://webex.test/v1/meetings?max=1&from=2026-03-02T10%3A00%3A00Z',
  )
})
