// The HTML of a summary as what can be set on pages: headings, paragraphs and the items of lists, each
// plain text. The sibling of plain-text.ts, which keeps line breaks alone.

import { LONGEST } from './bounds'
import { cleanLine } from './clean'
import { BREAKING_TAG, piecesOf } from './markup'

/** A stretch of a text that is set on its own. */
export interface HtmlBlock {
  type: 'heading' | 'text' | 'item'
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
  const writer = createBlockWriter()
  for (const piece of piecesOf(given)) {
    if (piece.type === 'text') writer.text(piece.text)
    else if (piece.type === 'tag') writer.tag(piece.name, piece.closing)
    // Lest what stood around a script becomes one word.
    else writer.text(' ')
  }
  return writer.blocks()
}

/** Sorts text into blocks, as the tags between it come. */
function createBlockWriter() {
  const blocks: HtmlBlock[] = []
  let type: HtmlBlock['type'] = 'text'
  let text = ''

  /** Ends a block. @returns whether there was anything in it */
  function end(): boolean {
    const words = spaced(text)
    if (words) blocks.push({ type, text: words })
    text = ''
    return words !== ''
  }

  return {
    text(more: string) {
      text += more
    },
    tag(name: string, closing: boolean) {
      const opens = blockTypeOf(name)
      if (opens) {
        end()
        type = closing ? 'text' : opens
        // The paragraph that a list's item begins with is the item itself.
      } else if (BREAKING.test(name) && (end() || closing)) type = 'text'
      // Lest the cells of a table become one word.
      else if (name === 'td' || name === 'th') text += ' '
    },
    blocks() {
      end()
      return blocks
    },
  }
}

/** The type of the block that a tag begins and ends; undefined for other tags. */
function blockTypeOf(name: string): HtmlBlock['type'] | undefined {
  if (name === 'li') return 'item'
  return HEADING.test(name) ? 'heading' : undefined
}

/** Text without markup of blocks: a line each. */
function lineBlocks(given: string): HtmlBlock[] {
  return given.split('\n').flatMap((line) => {
    const bare = piecesOf(line).map((piece) => (piece.type === 'text' ? piece.text : ''))
    const text = spaced(bare.join(''))
    if (!text) return []
    const isItem = BULLET.test(text)
    return [{ type: isItem ? 'item' : 'text', text: isItem ? text.replace(BULLET, '') : text }]
  })
}

/** Entities decoded after the tags have gone, and white space as in HTML. */
const spaced = (text: string) => cleanLine(text, LONGEST.notesHtml)
