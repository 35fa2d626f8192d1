// Text of people that may be HTML: invitations come from Outlook, scripts and forms. What leaves here
// is text to be shown as it is, with its paragraphs; nothing after this knows of markup. Tags are
// taken narrowly, so that "a < b", "<3" and "<ada@example.com>" of a plain text survive.

/** Cisco's limit for `agenda` (GET /meetings), which the text of HTML has to meet too. */
const LONGEST = 1300
/** What is read of the HTML: Outlook writes twenty characters of markup for one of text. */
const LONGEST_HTML = 30_000

/** A comment; an element whose content is no text; a tag; a doctype or processing instruction. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title|template|xml)(?=[\s/>])[\s\S]*?(?:<\/\1(?=[\s/>])[^>]*>|$)|<(\/?)([a-z][a-z0-9]*(?::[a-z0-9]+)?)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'"<>])*>|<[!?][^<>]*>/gi
const BREAKING_TAG = /<\/?(?:br|p|div|li|tr|td|h[1-6]|body|html)(?=[\s/>])/i
const PARAGRAPH = /^(?:p|h[1-6]|ul|ol|table|blockquote|pre|hr)$/
const BLOCK = /^(?:div|li|tr|dt|dd|section|article|header|footer)$/

// Between markup and text, in characters of private use that no text keeps.
const PARAGRAPH_BREAK = '\ue001'
const LINE_BREAK = '\ue000'
/** Controls but tab and line feed, marks of our own, and what makes the text after it run backwards. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\ue000\ue001\u202d\u202e\ufeff]/gu

/**
 * The text of what may be HTML: tags removed, `script` and `style` with all they hold, entities
 * decoded once, paragraphs and line breaks kept, at most 1300 characters (UTF-16 units).
 */
export function plainText(source: string): string {
  const given = source.slice(0, LONGEST_HTML).replace(/\r\n?/g, '\n').replace(UNWANTED, '')
  const isHtml = BREAKING_TAG.test(given)
  const bare = (isHtml ? given.replace(/\s+/g, ' ') : given).replace(MARKUP, standIn)
  const lines = decoded(bare)
    .replace(/[\t \u00a0]+/g, ' ')
    .replace(/[ \ue000\ue001]*\ue001[ \ue000\ue001]*/g, '\n\n')
    .replace(/ *\ue000[ \ue000]*/g, '\n')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
  return cut(lines.trim())
}

function standIn(_: string, dropped?: string, closing?: string, tag?: string): string {
  const name = tag?.toLowerCase()
  // A space, lest what stood around a script becomes one.
  if (dropped) return ' '
  if (!name) return ''
  if (name === 'br') return '\n'
  if (name === 'td' || name === 'th') return ' '
  if (PARAGRAPH.test(name)) return PARAGRAPH_BREAK
  if (name === 'li' && !closing) return `${LINE_BREAK}• `
  return BLOCK.test(name) ? LINE_BREAK : ''
}

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

/** Once, and after the tags have gone: what comes out of an entity is text and never a tag. */
function decoded(text: string): string {
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

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  // Not through the middle of a surrogate pair.
  return `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
