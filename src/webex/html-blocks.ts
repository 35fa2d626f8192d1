// The HTML of a summary as what can be set on pages: headings, paragraphs and the items of lists, each
// plain text. The sibling of plain-text.ts, which keeps line breaks alone.

import { LONGEST } from './bounds'
import { cleanLine } from './clean'
import { BREAKING_TAG, piecesOf } from './markup'

export interface HtmlBlock {
  kind: 'heading' | 'text' | 'item'
  text: string
}

const HEADING = /^h[1-6]$/
/** Tags that begin or end a paragraph. */
const BREAKING =
  /^(?:br|p|div|ul|ol|dl|dt|dd|table|tr|blockquote|pre|hr|section|article|header|footer|body|html)$/
/** How lists look in a text without markup. */
const BULLET = /^(?:[-*•–]|\d{1,2}[.)])\s+/

/**
 * The blocks of what may be HTML, in their order, none of them empty. `script` and `style` are dropped
 * with all they hold, other tags alone; entities are decoded once. Nested lists are laid flat.
 */
export function htmlBlocks(source: string): HtmlBlock[] {
  const given = source.slice(0, LONGEST.notesHtml).replace(/\r\n?|[\u2028\u2029]/g, '\n')
  if (!BREAKING_TAG.test(given)) return lineBlocks(given)
  const blocks: HtmlBlock[] = []
  let kind: HtmlBlock['kind'] = 'text'
  let text = ''

  function end() {
    const words = spaced(text)
    if (words) blocks.push({ kind, text: words })
    text = ''
    return words !== ''
  }

  for (const piece of piecesOf(given)) {
    if (piece.kind === 'text') {
      text += piece.text
      continue
    }
    const is = piece.kind === 'tag' ? piece.name : ''
    const closing = piece.kind === 'tag' && piece.closing
    const opens: HtmlBlock['kind'] | undefined =
      is === 'li' ? 'item' : HEADING.test(is) ? 'heading' : undefined
    if (opens) {
      end()
      kind = closing ? 'text' : opens
      // The paragraph that a list's item begins with is the item itself.
    } else if (BREAKING.test(is) && (end() || closing)) kind = 'text'
    // A space, lest what stood around a script or a table's cells becomes one.
    else if (piece.kind === 'dropped' || is === 'td' || is === 'th') text += ' '
  }
  end()
  return blocks
}

/** Text without markup of blocks: a line each. */
function lineBlocks(given: string): HtmlBlock[] {
  return given.split('\n').flatMap((line) => {
    const bare = piecesOf(line).map((piece) => (piece.kind === 'text' ? piece.text : ''))
    const text = spaced(bare.join(''))
    if (!text) return []
    const isItem = BULLET.test(text)
    return [{ kind: isItem ? 'item' : 'text', text: isItem ? text.replace(BULLET, '') : text }]
  })
}

/** Entities decoded after the tags have gone, and white space as in HTML. */
const spaced = (text: string) => cleanLine(text, LONGEST.notesHtml)
