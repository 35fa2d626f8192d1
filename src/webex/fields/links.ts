import * as v from 'valibot'
import { LONGEST } from '../text/bounds'
import { isHttpsOrLoopback } from './addresses'
import { maybe } from './fields'

/**
 * A link as the URL parser has it (host in small letters and punycode), so that all read it alike.
 * @throws TypeError when the text is no address
 */
export const parsedLink = (text: string) => new URL(text).href

/**
 * The host with its port of a link, such as "example.webex.com".
 * @throws TypeError when the text is no address
 */
export const hostOf = (link: string) => new URL(link).host

/** A link to a file that the television fetches, without a token. */
export const fileLink = maybe(
  v.pipe(v.string(), v.maxLength(LONGEST.fileLink), v.check(isHttpsOrLoopback)),
)
