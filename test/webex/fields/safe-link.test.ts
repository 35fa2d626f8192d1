import { expect, test } from 'vitest'
import { safeLink } from '../../../src/webex/fields/safe-link'

const SITE = 'site4-example.webex.com'

test.each([
  [`https://${SITE}/site4/j.php?MTID=md41817`, SITE],
  ['https://other.webex.com/meet/ada', SITE],
  ['https://webex.com/x', undefined],
  ['HTTPS://A.WEBEX.COM/x', undefined],
  ['https://meet.acme.example/j', 'meet.acme.example'],
  ['https://meet.acme.example/j', 'https://meet.acme.example/acme'],
])('%s of the site %s may be opened', (link, site) => {
  expect(safeLink(link, site)).toBe(new URL(link).href)
})

test.each([
  [undefined, SITE],
  ['', SITE],
  ['not a link', SITE],
  ['http://site4-example.webex.com/j', SITE],
  ['javascript:alert(1)//.webex.com', SITE],
  ['https://evil.test/j.php', SITE],
  ['https://webex.com.evil.test/', SITE],
  ['https://evilwebex.com/', SITE],
  ['https://evil.test/?.webex.com', SITE],
  ['https://evil.test#.webex.com', SITE],
  ['https://evil.test\\.webex.com/', SITE],
  ['https://a.webex.com@evil.test/', SITE],
  ['https://user:pass@a.webex.com/', SITE],
  ['https://a.webex.com:8443/', SITE],
  ['https://w\u0435bex.com/', SITE],
  ['https://a.webex.com./', SITE],
  ['https://sub.meet.acme.example/j', 'meet.acme.example'],
  ['https://evil.test/', ''],
  ['https://evil.test/', 'not a site'],
  ['https://evil.test/', 'evil.test@meet.acme.example'],
])('%s of the site %s may not', (link, site) => {
  expect(safeLink(link, site)).toBeUndefined()
})
