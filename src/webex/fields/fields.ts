// Fields of Webex's answers. The description and the real answers differ (fields marked as required
// are missing on instances), so a field that is missing, null, of the wrong type or too long is simply not
// there. Texts of people are cleaned here and cut; see clean.ts and bounds.ts.

import * as v from 'valibot'
import { LONGEST, MOST_ITEMS } from '../text/bounds'
import { bareLine, cleanLine } from '../text/clean'
import { plainText } from '../text/plain-text'

/** The schema of a field that may be missing, and that counts as missing when it has the wrong type. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), () => undefined)

/** The schema of a list that leaves out those of its items that have another shape, and what is beyond MOST_ITEMS. */
export const each = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.slice(0, MOST_ITEMS).flatMap((item) => {
        const parsed = v.safeParse(schema, item)
        return parsed.success ? [parsed.output] : []
      }),
    ),
  )

/** Half of a pair, without its other half: no address can have it (encodeURIComponent throws). */
const HALF_PAIR = /[\ud800-\udfff]/u

/** What names a thing towards Webex. Never cleaned, since it goes back as it came. */
export const id = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(LONGEST.id),
  v.check((text) => !HALF_PAIR.test(text)),
)
/** An id that may be missing. */
export const maybeId = maybe(id)
/** true or false; missing when it is neither. */
export const flag = maybe(v.boolean())

/** A line that people wrote: cut when it is too long, missing when nothing of it can be seen. */
const line = (longest: number) =>
  maybe(
    v.pipe(
      v.string(),
      v.transform((text) => cleanLine(text, longest) || undefined),
    ),
  )

/**
 * The schema of a stored line, cut to `longest` UTF-16 units. It is cleaned again, since older versions of Foyer
 * stored it as it was received.
 */
export const storedLine = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => bareLine(text, longest)),
  )

/** Titles of meetings and recordings. */
export const title = line(LONGEST.title)
/** Names of people, and labels. */
export const name = line(LONGEST.name)

/**
 * The schema of a text to be taken as it is or not at all, where it is longer than `longest` UTF-16 units: half of it
 * would be another one.
 */
export const exact = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest * 2),
    v.transform((text) => bareLine(text, longest * 2)),
    v.nonEmpty(),
    v.maxLength(longest),
  )

/** A state, a kind, a number to call, a time stamp. */
export const word = maybe(exact(LONGEST.word))
/** Of e-mail, of SIP, of a host. */
export const address = maybe(exact(LONGEST.address))
/** A password, uncut and uncleaned; missing when it is too long. */
export const password = maybe(v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST.password)))
/** A rule of recurrence (RFC 5545). */
export const rule = maybe(exact(LONGEST.rule))

/** `agenda`: text or HTML on the wire, text from here on. */
export const prose = maybe(v.pipe(v.string(), v.transform(plainText)))

/**
 * A page to be opened on a phone. One that is too long for any QR code is kept as far as it tells where it
 * leads, so that the screen can say that there is a link and why it is not shown; nobody opens it.
 */
export const pageLink = maybe(
  v.pipe(
    v.string(),
    v.transform((text) => text.trim().slice(0, LONGEST.pageLink)),
    v.regex(/^https:\/\/[^\s/]/i),
  ),
)

/** How to call in. Numbers without a number are left out. */
export const telephony = maybe(
  v.object({
    accessCode: word,
    callInNumbers: maybe(
      each(v.object({ callInNumber: exact(LONGEST.word), label: name, tollType: word })),
    ),
  }),
)

/** The name of the field that could not be read, such as "items.0.id"; never what stood in it. */
export const fieldPath = (issue: v.BaseIssue<unknown>) => v.getDotPath(issue) ?? 'not a JSON object'
