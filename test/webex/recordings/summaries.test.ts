import { expect, test } from 'vitest'
import type { Http } from '../../../src/webex/http/http'
import { getSummary } from '../../../src/webex/recordings/summaries'
import { API, clientOf } from '../fake-webex'
import { webex } from '../response'

const items = (...all: unknown[]) => webex(() => Response.json({ items: all })).http

const summary = (http: Http) => getSummary(clientOf(http), { meetingId: 'm_I_1' })

test('the example of Cisco', async () => {
  const { asked, http } = webex(() =>
    Response.json({
      items: [
        {
          id: '75ddf169-eef0-45b4-9faa-0112a16ec9d0',
          meetingId: 'm_I_1',
          status: 'available',
          notes: { content: '<p>Summary of the meeting in HTML format</p>' },
          actionItems: [{ content: 'Action item No.1 in plaintext' }, { content: 'No.2' }],
        },
      ],
    }),
  )
  expect(await summary(http)).toEqual({
    ok: true,
    value: {
      blocks: [{ type: 'text', text: 'Summary of the meeting in HTML format' }],
      actionItems: ['Action item No.1 in plaintext', 'No.2'],
    },
  })
  expect(asked).toEqual([`${API}/meetingSummaries?meetingId=m_I_1`])
})

test('what has the wrong shape is not there, and hides nothing else', async () => {
  expect(
    await summary(
      items({ notes: 'x', actionItems: [{ content: '' }, 7, { content: '<b>Do</b> it' }] }),
    ),
  ).toEqual({ ok: true, value: { blocks: [], actionItems: ['Do it'] } })
  expect(await summary(items({ notes: { content: '<p>Yes</p>' }, actionItems: 'none' }))).toEqual({
    ok: true,
    value: { blocks: [{ type: 'text', text: 'Yes' }], actionItems: [] },
  })
})

test('of several the first that says something is taken', async () => {
  expect(
    await summary(items({}, { notes: { content: ' ' } }, { notes: { content: 'Yes' } })),
  ).toMatchObject({
    value: { blocks: [{ text: 'Yes' }] },
  })
})

test('none is undefined', async () => {
  expect(await summary(items())).toEqual({ ok: true, value: undefined })
  expect(await summary(items({ id: 'empty' }))).toEqual({ ok: true, value: undefined })
})

test.each([400, 403, 404])('%d is a refusal', async (status) => {
  const { http } = webex(() => new Response('{}', { status }))
  expect(await summary(http)).toMatchObject({ failure: { kind: 'http', status } })
})
