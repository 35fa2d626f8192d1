// Text of people that may be HTML: invitations come from Outlook, scripts and forms. What leaves here
// is text to be shown as it is, with its paragraphs; nothing after this knows of markup. Tags are
// taken narrowly, so that "a < b", "<3" and "<ada@example.com>" of a plain text survive.

import { BREAKING_TAG, decoded, MARKUP, UNWANTED } from './markup'

/** Cisco's limit for `agenda` (GET /meetings), which the text of HTML has to meet too. */
const LONGEST = 1300
/** What is read of the HTML: Outlook writes twenty characters of markup for one of text. */
const LONGEST_HTML = 30_000

const PARAGRAPH = /^(?:p|h[1-6]|ul|ol|table|blockquote|pre|hr)$/
const BLOCK = /^(?:div|li|tr|dt|dd|section|article|header|footer)$/

// Between markup and text, in characters of private use that no text keeps.
const PARAGRAPH_BREAK = '\ue001'
const LINE_BREAK = '\ue000'

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

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  // Not through the middle of a surrogate pair.
  return `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
