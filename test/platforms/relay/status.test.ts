// The minute and the patience of the status page, with time moved by hand; what it passes on is in contract.ts.

import { describe, expect, it } from 'vitest'
import { statusPage } from '../../../platforms/relay/status'

function standIn(fresh_ms?: number) {
  let time_ms = 0
  const asked: string[] = []
  let answer: () => Response | Promise<Response> = () => new Response('{}')
  const read = statusPage({
    url: 'https://status.example/index.json',
    fetch: async (url, { signal } = {}) => {
      asked.push(String(url))
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      })
      return Promise.race([answer(), aborted])
    },
    now: () => time_ms,
    timeout_ms: 30,
    fresh_ms,
  })
  return {
    asked,
    read,
    pass: (ms: number) => {
      time_ms += ms
    },
    pageAnswers: (how: typeof answer) => {
      answer = how
    },
  }
}

describe('the status page', () => {
  it('is asked for again after a minute, and says its age until then', async () => {
    const { read, pass, asked, pageAnswers } = standIn()
    pageAnswers(() => new Response('1', { headers: { Date: 'Mon, 02 Mar 2026 09:00:00 GMT' } }))
    await read()
    pageAnswers(() => new Response('2'))
    pass(59_999)
    const again = await read()
    expect(await again.text()).toBe('1')
    expect(again.headers.get('Age')).toBe('59')
    expect(again.headers.get('Date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT')
    expect(asked).toHaveLength(1)
    pass(1)
    const next = await read()
    expect(await next.text()).toBe('2')
    expect(next.headers.get('Age')).toBe('0')
  })

  it('is asked for each time where that is wanted, and no cache keeps it', async () => {
    const { read, pageAnswers } = standIn(0)
    pageAnswers(() => new Response('1'))
    const first = await read()
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=0')
    pageAnswers(() => new Response('2'))
    expect(await (await read()).text()).toBe('2')
  })

  it('that has become old is not given when no new one can be had', async () => {
    const { read, pass, pageAnswers } = standIn()
    await read()
    pass(60_000)
    pageAnswers(() => Promise.reject(new TypeError('fetch failed')))
    expect((await read()).status).toBe(502)
  })

  it('is left alone for some seconds when it fails', async () => {
    const { read, pass, asked, pageAnswers } = standIn()
    pageAnswers(() => new Response('', { status: 503 }))
    expect((await read()).status).toBe(502)
    pageAnswers(() => new Response('{}'))
    pass(4999)
    expect((await read()).status).toBe(502)
    expect(asked).toHaveLength(1)
    pass(1)
    expect((await read()).status).toBe(200)
  })

  it('that does not answer in time is a 504', async () => {
    const { read, pageAnswers } = standIn()
    pageAnswers(() => new Promise(() => {}))
    const [one, other] = await Promise.all([read(), read()])
    expect([one.status, other.status]).toEqual([504, 504])
  })

  it('that stops in the middle is a 504', async () => {
    const { read, pageAnswers } = standIn()
    pageAnswers(() => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })))
    expect((await read()).status).toBe(504)
  })

  it('is asked for anew when a try has gone nowhere, as one whose caller has left', async () => {
    const { read, pass, asked, pageAnswers } = standIn()
    pageAnswers(() => new Promise(() => {}))
    const lost = read()
    pass(30)
    pageAnswers(() => new Response('{}'))
    expect((await read()).status).toBe(200)
    expect(asked).toHaveLength(2)
    await lost
  })

  it('is asked for again when the clock was set back', async () => {
    const { read, pass, asked } = standIn()
    await read()
    pass(-86_400_000)
    await read()
    expect(asked).toHaveLength(2)
  })
})
