// The relay's address as somebody types it with a remote: a host, and seldom more. `https://` and `/v1` are
// given; whoever types or pastes them as well means the same.

import { apiAddress, isLoopback } from '../webex/fields/addresses'
import { LONGEST } from '../webex/text/bounds'

/** Why what was typed is no address of a relay. */
export type AddressFailure =
  | { kind: 'no_address' }
  /** `http://`, which is for this very machine alone: tokens would travel in clear text. */
  | { kind: 'no_https' }

export type TypedAddress = { ok: true; relay: string } | { ok: false; failure: AddressFailure }

/** What stands before and after the text that is typed. */
export interface Given {
  before: 'https://' | 'http://' | ''
  after: '/v1' | ''
}

/**
 * An address of a relay as it was typed or pasted, without spaces and without the `https://` that stands before it
 * anyway, cut to the longest that an address may be.
 */
export function tidied(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/^https:\/\//i, '')
    .slice(0, LONGEST.address)
}

/** What is given before and after a typed address: `https://` and `/v1`, where they were not typed as well. */
export function givenAround(text: string): Given {
  return {
    before: /^https?:\/\//i.test(text) ? '' : isThisMachine(text) ? 'http://' : 'https://',
    after: /\/v1\/?$/.test(text) ? '' : '/v1',
  }
}

/** The address that a typed text means: https; on this very machine http, unless it says otherwise. */
export function relayAddress(typed: string): TypedAddress {
  const text = typed
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/v1\/settings$/, '/v1')
  const { before, after } = givenAround(text)
  if (/^http:\/\//i.test(text) && !isThisMachine(text.slice('http://'.length)))
    return { ok: false, failure: { kind: 'no_https' } }
  const isHost = HOST.test(text.replace(/^https?:\/\//i, '')) && !/\/\//.test(before ? text : '')
  const relay = isHost && apiAddress(before + text + after)
  return relay ? { ok: true, relay } : { ok: false, failure: { kind: 'no_address' } }
}

/** Begins as a host does; URL parsers take a dot alone for one. */
const HOST = /^(\[[\da-f:.]+\]|[^\s/.:[\]]+)/i

function isThisMachine(text: string): boolean {
  return isLoopback(/^[^/:]*/.exec(text)?.[0].toLowerCase() ?? '')
}

/** The relay on the server that a page came from, where it may have one: beside the page, or at the root. */
export function ownRelays(page: string): string[] {
  const found = ['v1', '/v1'].map((path) => {
    try {
      return apiAddress(new URL(path, page).href)
    } catch {
      return undefined
    }
  })
  return [...new Set(found)].filter((relay): relay is string => relay !== undefined)
}
