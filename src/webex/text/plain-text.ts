// Text of people that may be HTML: invitations come from Outlook, scripts and forms. What leaves here
// is text to be shown as it is, with its paragraphs; nothing after this knows of markup.

import { LONGEST } from './bounds'
import { clean, cut } from './clean'
import { decodeEntities } from './entities'
import { BREAKING_TAG, type Piece, piecesOf } from './markup'

const PARAGRAPH = /^(?:p|h[1-6]|ul|ol|table|blockquote|pre|hr)$/
const BLOCK = /^(?:div|li|tr|dt|dd|section|article|header|footer)$/

/**
 * The text of what may be HTML: tags removed, `script` and `style` with all they hold, entities
 * decoded once, cleaned, paragraphs and line breaks kept, at most 1300 characters (UTF-16 units).
 */
export function plainText(source: string): string {
  const given = source.slice(0, LONGEST.proseHtml).replace(/\r\n?|[\u2028\u2029]/g, '\n')
  const isHtml = BREAKING_TAG.test(given)
  let text = ''
  /** How many line ends the blocks that ended since the last words ask for. */
  let ends = 0
  for (const piece of piecesOf(given)) {
    const words = wordsOf(piece, isHtml)
    if (words.trim() !== '' || (ends === 0 && words !== '')) {
      text += '\n'.repeat(ends) + words
      ends = 0
    }
    ends = Math.max(ends, endsAfter(piece))
    if (piece.type === 'tag' && piece.name === 'li' && !piece.closing) {
      text += `${'\n'.repeat(ends)}• `
      ends = 0
    }
  }
  const lines = clean(text)
    .replace(/[\t\v\f \u00a0\u0085]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
  return cut(lines.trim(), LONGEST.prose)
}

function wordsOf(piece: Piece, isHtml: boolean): string {
  // A space, lest what stood around a script or in two cells becomes one.
  if (piece.type === 'dropped') return ' '
  if (piece.type === 'text')
    return decodeEntities(isHtml ? piece.text.replace(/\s+/g, ' ') : piece.text)
  if (piece.name === 'br') return '\n'
  return piece.name === 'td' || piece.name === 'th' ? ' ' : ''
}

/** How many line ends a tag asks for: two around a paragraph, one around any other block. */
function endsAfter(piece: Piece): number {
  if (piece.type !== 'tag') return 0
  if (PARAGRAPH.test(piece.name)) return 2
  return BLOCK.test(piece.name) ? 1 : 0
}
