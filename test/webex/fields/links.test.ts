import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { isHttpsOrLoopback } from '../../../src/webex/fields/addresses'
import { fileLink, parsedLink } from '../../../src/webex/fields/links'

describe('a link from outside', () => {
  it.each([
    'https://login.webex.com/verify',
    'https://login.webex.com:8443/verify',
    'http://localhost:5180/verify',
    'http://127.0.0.1/verify',
    'http://[::1]:1/verify',
  ])('%s is taken', (link) => {
    expect(isHttpsOrLoopback(link)).toBe(true)
  })

  it.each([
    'https://login.webex.com@evil.example/v',
    'https://login.webex.com:443@evil.example/v',
    'https://:secret@login.webex.com/v',
    'https://login.webex.com%2Fverify@evil.example/',
    'http://localhost@evil.example/',
    'http://user@localhost/',
    'javascript:alert(1)',
    'http://login.webex.com/',
    'http://localhost.evil.example/',
    'login.webex.com/verify',
  ])('%s is refused', (link) => {
    expect(isHttpsOrLoopback(link)).toBe(false)
    expect(v.parse(fileLink, link)).toBe(undefined)
  })

  it.each([
    ['https://LOGIN.webex.com/Verify', 'https://login.webex.com/Verify'],
    ['https://login.webex.com\\@evil.example/v', 'https://login.webex.com/@evil.example/v'],
    ['https://wеbex.com/verify', 'https://xn--wbex-v4d.com/verify'],
    ['  https://login.webex.com/ver\nify', 'https://login.webex.com/verify'],
  ])('%j is read as the URL parser has it', (link, parsed) => {
    expect(parsedLink(link)).toBe(parsed)
  })
})
