// What is markup in a text of people, and what is text: tags, entities, and the characters that no text
// may bring along. Nothing here makes a tag again, and nothing needs a DOM.

/** A comment; an element whose content is no text; a tag; a doctype or processing instruction. */
export const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title|template|xml)(?=[\s/>])[\s\S]*?(?:<\/\1(?=[\s/>])[^>]*>|$)|<(\/?)([a-z][a-z0-9]*(?::[a-z0-9]+)?)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'"<>])*>|<[!?][^<>]*>/gi
/** What only HTML has: a text with one of these is HTML, and its line ends mean nothing. */
export const BREAKING_TAG = /<\/?(?:br|p|div|li|tr|td|h[1-6]|body|html)(?=[\s/>])/i

/** Controls but tab and line feed, marks of our own, and what makes the text after it run backwards. */
export const UNWANTED = /(?![\t\n])\p{Cc}|[\ue000\ue001\u202d\u202e\ufeff]/gu

/** The names that mail programs write; the others are numbers, or stay as they are. */
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    shy: '',
    zwj: '\u200d',
    zwnj: '\u200c',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    copy: '©',
    reg: '®',
    trade: '™',
    deg: '°',
    euro: '€',
    pound: '£',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    agrave: 'à',
    aacute: 'á',
    acirc: 'â',
    aring: 'å',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
    iacute: 'í',
    ntilde: 'ñ',
    oacute: 'ó',
    ocirc: 'ô',
    oslash: 'ø',
    uacute: 'ú',
  }),
)

/**
 * The text without its entities. To be called once, and after the tags have gone: what comes out of an
 * entity is text and never a tag.
 */
export function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));/gi,
    (entity, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name) return NAMED.get(name) ?? entity
      const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
      const isSurrogate = point >= 0xd800 && point <= 0xdfff
      if (point > 0x10ffff || isSurrogate) return '\ufffd'
      return String.fromCodePoint(point).replace(UNWANTED, '')
    },
  )
}
