// Fields of Webex's answers. The description and the real answers differ (fields marked as required
// are missing on instances), so a field that is missing or of the wrong type is simply not there.

import * as v from 'valibot'
import { plainText } from './plain-text'

/** A field that may be missing, and that counts as missing when it has the wrong type. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), () => undefined)

/** A list without those of its items that have another shape. */
export const each = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.flatMap((item) => {
        const judged = v.safeParse(schema, item)
        return judged.success ? [judged.output] : []
      }),
    ),
  )

export const id = v.pipe(v.string(), v.nonEmpty())
export const text = maybe(v.string())
export const flag = maybe(v.boolean())

/** `agenda`: text or HTML on the wire, text from here on. */
export const prose = maybe(v.pipe(v.string(), v.transform(plainText)))

/** How to call in. Numbers without a number are left out. */
export const telephony = maybe(
  v.object({
    accessCode: text,
    callInNumbers: maybe(each(v.object({ callInNumber: id, label: text, tollType: text }))),
  }),
)
