import * as v from 'valibot'
import { expect, test } from 'vitest'
import { nextLink, nextPageUrl, parsePage } from '../../../src/webex/client/pages'
import { handClock } from '../../hand-clock'
import { response } from '../response'

const API = 'https://webex.test/v1'

test('credentials in a next link are not sent', () => {
  const current = `${API}/meetings?max=100`
  expect(nextPageUrl('https://user:pass@webex.test/v1/meetings?cursor=2', current, {})).toBe(
    'https://webex.test/v1/meetings?cursor=2',
  )
})

test('the next page keeps the page size that Webex lowered', () => {
  expect(nextPageUrl('?cursor=2&max=25', `${API}/meetings?max=100`, { max: '100' })).toBe(
    'https://webex.test/v1/meetings?cursor=2&max=25',
  )
})

test.each([
  ['<https://a/?x=1,2>; rel="next"', 'https://a/?x=1,2'],
  ['<https://a/1>; rel="prev", <https://a/2>; rel="next"', 'https://a/2'],
  ['<https://a/2>; title="x"; rel=next', 'https://a/2'],
  ['<https://a/2>;REL="last Next"', 'https://a/2'],
  ['<https://a/2>; rel="nextish"', undefined],
  ['https://a/2; rel=next', undefined],
  ['', undefined],
  [null, undefined],
])('reads the Link header %s', (header, target) => {
  expect(nextLink(header)).toBe(target)
})

test.each(['<html>sign in to the hotel</html>', '', '{"items":', '{"items":{}}', 'null', '[]'])(
  'a 200 that is no page of meetings is unreadable: %s',
  async (text) => {
    expect(parsePage(response(200, text), handClock(), v.unknown())).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', status: 200 },
    })
  },
)

test('items of another shape are counted, and hide no other', () => {
  expect(parsePage(response(200, { items: [1, 'a', null, 2] }), handClock(), v.number())).toEqual({
    ok: true,
    value: { items: [1, 2], unreadable: 2 },
  })
})

test('a page with more items than any server sends is read as far as one would be', () => {
  const items = Array.from({ length: 200_000 }, (_, n) => n)
  expect(parsePage(response(200, { items }), handClock(), v.number())).toMatchObject({
    ok: true,
    value: { items: { length: 10_000 }, unreadable: 190_000 },
  })
})
