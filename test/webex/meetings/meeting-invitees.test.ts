import { expect, test } from 'vitest'
import { listInvitees } from '../../../src/webex/meetings/meeting-invitees'
import { API, clientOf, page } from '../fake-webex'
import { webex } from '../response'

test('a hundred are asked for, and the next page leads on with the meeting put in again', async () => {
  const { asked, http } = webex(() =>
    page([{ email: 'ada@a.test', displayName: 'Ada', coHost: true }], `${API}/meetingInvitees?o=1`),
  )
  const parsed = await listInvitees(clientOf(http), { meetingId: 'm_1' })
  expect(parsed).toEqual({
    ok: true,
    value: {
      items: [{ email: 'ada@a.test', displayName: 'Ada', coHost: true }],
      unreadable: 0,
      next: `${API}/meetingInvitees?o=1&meetingId=m_1&max=100`,
    },
  })
  const next = parsed.ok ? parsed.value.next : undefined
  await listInvitees(clientOf(http), { meetingId: 'm_1', next })
  expect(asked).toEqual([`${API}/meetingInvitees?meetingId=m_1&max=100`, next])
})

test('a name or an address is enough, one without both is counted', async () => {
  const { http } = webex(() =>
    page([
      { displayName: 'Nobody', email: null },
      { email: 'a@a.test', coHost: 1, displayName: ' \u200b' },
      { email: '', displayName: 7 },
    ]),
  )
  expect(await listInvitees(clientOf(http), { meetingId: 'm' })).toMatchObject({
    value: {
      items: [
        { displayName: 'Nobody', email: undefined },
        { email: 'a@a.test', displayName: undefined, coHost: undefined },
      ],
      unreadable: 1,
    },
  })
})

test('a next page elsewhere is the next page here, and one that cannot be asked for is a failure', async () => {
  const elsewhere = webex(() => page([], 'http://evil.test/v1/meetingInvitees?o=1'))
  expect(await listInvitees(clientOf(elsewhere.http), { meetingId: 'm' })).toMatchObject({
    ok: true,
    value: { unreadable: 0, next: `${API}/meetingInvitees?o=1&meetingId=m&max=100` },
  })
  const nowhere = webex(() => page([{ email: 'a@a.test' }], 'https://['))
  expect(await listInvitees(clientOf(nowhere.http), { meetingId: 'm' })).toMatchObject({
    ok: false,
    failure: { kind: 'unreadable' },
  })
})

test.each([400, 403])('%d is a refusal', async (status) => {
  const { http } = webex(() => new Response('{}', { status }))
  expect(await listInvitees(clientOf(http), { meetingId: 'm' })).toMatchObject({
    failure: { kind: 'http', status },
  })
})
