// What reads one text: links, time stamps, lists of scopes, and everything that people write. That each takes no
// longer than a text is long is in test/webex/text/linear.test.ts.

import { describe, expect, it } from 'vitest'
import { isInstant } from '../../../src/clock'
import { qrDrawing } from '../../../src/components/qr-code/qr-code'
import { nextLink, nextPageUrl } from '../../../src/webex/client/pages'
import { missingScopes, scopeLacking } from '../../../src/webex/client/scopes'
import { apiAddress, isHttpsOrLoopback } from '../../../src/webex/fields/addresses'
import { safeLink } from '../../../src/webex/fields/safe-link'
import { isPolicy } from '../../../src/webex/http/forbidden'
import { blockedRequest, pathTemplate, redactedPath } from '../../../src/webex/http/request-log'
import { instantOf } from '../../../src/webex/meetings/meetings'
import { LONGEST } from '../../../src/webex/text/bounds'
import { bareLine, cleanLine, cut } from '../../../src/webex/text/clean'
import { htmlBlocks } from '../../../src/webex/text/html-blocks'
import { plainText } from '../../../src/webex/text/plain-text'
import { fc, seed } from '../../generated'
import { API } from '../../webex/fake-webex'
import { pageDocument } from '../../webex/text/page-document'
import { spoiltText } from './spoil'

const RUNS = 10_000
const NOTES = [
  '<h2>Notes</h2>',
  '<p>One &amp; two</p>',
  '<ul><li>three</li></ul>',
  'a < b, <3 ',
  '&rarr;',
]
const LINKS = [
  ...[
    'https://site.webex.com/j.php?MTID=m1',
    'https://webexapis.com/v1',
    'http://localhost:5181/v1',
  ],
  ...['site.webex.com', '@', ':', '//', '/v1', '?', '#', '\\', '\t', '[::1]', '%2f', '..', 'xn--'],
]
const STAMPS = [
  '2026-03-02T10:00:00Z',
  '2026-03-02',
  'T10:00',
  ':00.123456789',
  '+0100',
  '-23:59',
  '9999',
]
/** Half of a pair without its other half: a television draws a box for it. */
const HALF = /[\ud800-\udfff]/u
const withoutHalves = (text: string) => text.replace(/[\ud800-\udfff]/gu, '')

pageDocument()

/** @param read is told a spoilt text, and throws where something is wrong */
function each(samples: readonly string[], read: (text: string) => void) {
  fc.assert(
    fc.property(spoiltText(...samples), (text) => read(text)),
    { numRuns: RUNS },
  )
}

describe(`${RUNS} spoilt texts (SEED=${seed})`, () => {
  it('of people are shown without halves of pairs and without ends of the text around them', () => {
    each(NOTES, (text) => {
      const shown = [plainText(text), cleanLine(text, LONGEST.title), bareLine(text, LONGEST.name)]
      for (const [n, longest] of [LONGEST.prose, LONGEST.title, LONGEST.name].entries()) {
        expect(shown[n]?.length).toBeLessThanOrEqual(longest)
        expect(shown[n]).not.toMatch(HALF)
        expect(shown[n]).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      }
      const whole = withoutHalves(text)
      expect(cut(whole, 10).length).toBeLessThanOrEqual(10)
      expect(cut(whole, 10)).not.toMatch(HALF)
    })
  })

  it('of summaries are blocks of plain text, none of them empty', () => {
    each(NOTES, (text) => {
      for (const block of htmlBlocks(text)) {
        expect(['heading', 'text', 'item']).toContain(block.type)
        expect(block.text.trim()).not.toBe('')
        expect(block.text).not.toMatch(HALF)
      }
    })
  })

  it('in the place of a meeting’s link lead to Webex by https, or nowhere', () => {
    each(LINKS, (text) => {
      const link = safeLink(text, text.slice(0, 40))
      if (link === undefined) return
      const { protocol, username, password, port } = new URL(link)
      expect([protocol, username, password, port]).toEqual(['https:', '', '', ''])
    })
  })

  it('in the place of the API’s address are https or this machine, and end in /v1', () => {
    each(LINKS, (text) => {
      const api = apiAddress(text)
      if (api !== undefined) {
        expect(api).toMatch(
          /^(https:\/\/[^/@?#]+|http:\/\/(localhost|127[.\d]+|\[::1\])(:\d+)?)(\/[^?#]*)?\/v1$/,
        )
        expect(apiAddress(api)).toBe(api)
      }
      if (isHttpsOrLoopback(text)) expect(new URL(text).protocol).toMatch(/^https?:$/)
    })
  })

  it('in the place of a link to the next page never lead to another host or path', () => {
    each([...LINKS, '<', '>', '; rel="next"', ', '], (text) => {
      const link = nextLink(text) ?? text
      const next = nextPageUrl(link, `${API}/meetings?max=100`, { max: '100' })
      if (next !== undefined) expect(next.startsWith(`${API}/meetings?`)).toBe(true)
    })
  })

  it('in the place of a time stamp are an instant that can be shown, or none', () => {
    each(STAMPS, (text) => {
      const instant = instantOf(text)
      if (instant !== undefined) expect(isInstant(instant)).toBe(true)
    })
  })

  it('in an address leave nothing of themselves in the log', () => {
    each(['/v1/', 'meetings/', 'device/token', '/'], (text) => {
      const path = pathTemplate(text)
      expect(path).toMatch(/^\/\{file\}$|^\/v1(\/(\w+|\{id\})){0,4}$/)
      expect(pathTemplate(path)).toBe(path)
      expect(redactedPath(`https://a.test/${encodeURIComponent(withoutHalves(text))}`)).toBe(
        '/{file}',
      )
      const { path: blocked } = blockedRequest(
        { blockedURI: text, effectiveDirective: 'img-src' },
        0,
      )
      expect(blocked).not.toMatch(/\?./)
    })
  })

  it('in the place of scopes name those that were asked for, or none', () => {
    each(['spark:people_read', ' ', 'meeting:recordings_read', ':all', 'spark'], (text) => {
      const asked = 'spark:people_read meeting:recordings_read'
      for (const scope of missingScopes(asked, text)) expect(asked).toContain(scope)
      const lacking = scopeLacking('recordings/1', text)
      if (lacking !== undefined) expect(lacking).toBe('meeting:recordings_read')
      isPolicy(403, [text, 'blocked by your organization'])
    })
  })

  it('on a QR code give a code or none', () => {
    fc.assert(
      fc.property(spoiltText(...LINKS), (text) => {
        const drawing = qrDrawing(text.slice(0, 4000), 400)
        if (drawing) expect(drawing.module_px).toBeGreaterThanOrEqual(4)
      }),
      // Each takes some milliseconds.
      { numRuns: RUNS / 20 },
    )
  })
})
