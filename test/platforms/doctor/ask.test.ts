import { describe, expect, it } from 'vitest'
import { type Answer, createAsk, whyNot } from '../../../platforms/doctor/ask'
import { NOW } from './subject'

describe('a question', () => {
  const ask = (error: unknown): Promise<Answer> =>
    createAsk({
      now: () => NOW,
      timeout_ms: 1000,
      signal: new AbortController().signal,
      fetch: () => Promise.reject(error),
    })({ url: 'https://relay.example.org/v1' })
  const failed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })

  it.each([
    [failed('ENOTFOUND'), 'There is no host of the name relay.example.org.'],
    [failed('ECONNREFUSED'), 'Nothing listens at relay.example.org.'],
    [failed('UND_ERR_CONNECT_TIMEOUT'), 'relay.example.org did not answer in time.'],
    [new DOMException('late', 'TimeoutError'), 'relay.example.org did not answer in time.'],
    [failed('ECONNRESET'), 'relay.example.org closed the connection without an answer.'],
    [
      failed('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'The certificate of relay.example.org is not accepted here.',
    ],
    [
      failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      'The certificate of relay.example.org is not accepted here.',
    ],
    [failed('EODD'), 'relay.example.org could not be asked (EODD).'],
    ['odd', 'relay.example.org could not be asked (odd).'],
  ])('that gets no answer says why: %s', async (error, why) => {
    expect(await ask(error)).toEqual({ ok: false, why })
  })

  it('names a host that there is not without its port, and one where nobody listens with it', () => {
    const why = (code: string) => whyNot(failed(code), 'relay.example.org:443')
    expect(why('ENOTFOUND')).toBe('There is no host of the name relay.example.org.')
    expect(why('EAI_AGAIN')).toMatch(/^The name relay\.example\.org could not/)
    expect(why('ECONNREFUSED')).toBe('Nothing listens at relay.example.org:443.')
  })
})
