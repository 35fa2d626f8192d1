import { describe, expect, it } from 'vitest'
import { readOrigins, readStatusUrl, readUpstream } from '../../../platforms/relay/addresses'

describe('the address that the secret is sent to', () => {
  it.each([
    ['https://webexapis.com/v1', 'https://webexapis.com/v1'],
    ['https://webexapis.com/v1/', 'https://webexapis.com/v1'],
    ['http://localhost:5180/v1', 'http://localhost:5180/v1'],
    ['http://127.0.0.1:5180', 'http://127.0.0.1:5180'],
    ['http://[::1]:5180/v1', 'http://[::1]:5180/v1'],
  ])('may be %s', (text, upstream) => {
    expect(readUpstream('--upstream', text)).toBe(upstream)
  })

  it.each([
    ['clear text to another machine', 'http://example.com/v1'],
    ['clear text to a name that begins like this machine', 'http://localhost.example.com/v1'],
    ['no address', 'nonsense'],
    ['nothing', ''],
    ['a host without https', 'webexapis.com/v1'],
    ['another protocol', 'ftp://example.com/v1'],
    ['a name and a password in it', 'https://me:pass@example.com/v1'],
    ['a query in it', 'https://example.com/v1?a=b'],
    ['the beginning of a query in it', 'https://example.com/v1?'],
    ['the beginning of a fragment in it', 'https://example.com/v1#'],
    ['an empty name in it', 'https://@example.com/v1'],
    ['backslashes in it', 'https:\\\\example.com\\v1'],
    ['a line break in it', 'https://example.com\n/v1'],
  ])('may not be %s', (_, text) => {
    expect(() => readUpstream('--upstream', text)).toThrow(
      "--upstream is the https address of Webex's API, such as https://webexapis.com/v1 (http on this machine alone).",
    )
  })
})

describe('the address of the status page', () => {
  it.each([
    'https://status.webex.com/index.json',
    'https://status.example/?format=json',
    'http://localhost:5180/status/index.json',
  ])('may be %s', (text) => {
    expect(readStatusUrl('STATUS_URL', text)).toBe(text)
  })

  it.each(['http://status.example/', 'status.example', 'https://me@status.example/', ''])(
    'may not be "%s"',
    (text) => {
      expect(() => readStatusUrl('STATUS_URL', text)).toThrow(
        "STATUS_URL is the https address of Webex's status page as JSON, such as https://status.webex.com/index.json (http on this machine alone).",
      )
    },
  )
})

describe('the pages that may call', () => {
  it('are named by any address on their server', () => {
    const addresses = ['https://tv.example.org/app/', 'http://192.168.1.5:8080']
    expect(readOrigins('--origin', addresses)).toEqual([
      'https://tv.example.org',
      'http://192.168.1.5:8080',
    ])
  })

  it.each(['tv.example.org', 'localhost:5173', 'file:///app', '*', ''])('are not "%s"', (text) => {
    expect(() => readOrigins('--origin', ['https://tv.example.org', text])).toThrow(
      '--origin is an address such as https://tv.example.org.',
    )
  })
})
