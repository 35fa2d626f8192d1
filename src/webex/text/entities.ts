// HTML's entities. Its own table has 2,231 names and weighs as much as all of i18n, and hardly a text has one beyond the
// few below: so the table is a script of its own (html-entities.ts), fetched before a text that asks for it is parsed.
// https://html.spec.whatwg.org/multipage/named-characters.html

const FEW: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** A name that is not among the few; `&` may be written as JSON may write it, and a link's `&name=` is none. */
const MORE = /(?:&|\\u0026)(?!(?:amp|lt|gt|quot|apos|nbsp);)[A-Za-z][A-Za-z\d]*(?![A-Za-z\d=])/

const ENTITY = /&(?:#(\d{1,7}|[xX][\dA-Fa-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/g

let decode = decodeFew

/** A text with HTML's entities decoded: by HTML's table once that was fetched, by the few most common until then. */
export const decodeEntities = (text: string) => decode(text)

/** Whether a text, or JSON with texts in it, may have entities that only HTML's whole table knows. */
export const asksForTable = (source: string) => MORE.test(source)

/**
 * Fetches the table of all of HTML's entities. It never fails: without it, what only the table knows stays as it was
 * written.
 */
export const loadEntities = (): Promise<void> =>
  import('./html-entities').then(
    ({ decodeHTMLAttribute }) => {
      decode = decodeHTMLAttribute
    },
    () => {},
  )

function decodeFew(text: string): string {
  return text.replace(ENTITY, (whole, number?: string, name?: string) => {
    if (name) return FEW[name] ?? whole
    const code = Number(`${number}`.replace(/^x/i, '0x'))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
