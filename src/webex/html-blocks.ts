// The HTML of a summary as what can be set on pages: headings, paragraphs and the items of lists, each
// plain text. The sibling of plain-text.ts, which keeps line breaks alone.

import { BREAKING_TAG, decoded, MARKUP, UNWANTED } from './markup'

export interface HtmlBlock {
  kind: 'heading' | 'text' | 'item'
  text: string
}

/** A summary of a day's meeting is some 10 000 characters; the rest is nobody's reading on a sofa. */
const LONGEST_HTML = 200_000

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
  const given = source.slice(0, LONGEST_HTML).replace(/\r\n?/g, '\n').replace(UNWANTED, '')
  if (!BREAKING_TAG.test(given)) return lineBlocks(given)
  const blocks: HtmlBlock[] = []
  let kind: HtmlBlock['kind'] = 'text'
  let text = ''
  let read = 0

  function end() {
    const words = spaced(decoded(text))
    if (words) blocks.push({ kind, text: words })
    text = ''
    return words !== ''
  }

  for (const { 0: tag, 1: dropped, 2: closing, 3: name = '', index } of given.matchAll(MARKUP)) {
    text += given.slice(read, index)
    read = index + tag.length
    const is = name.toLowerCase()
    const opens: HtmlBlock['kind'] | undefined =
      is === 'li' ? 'item' : HEADING.test(is) ? 'heading' : undefined
    if (opens) {
      end()
      kind = closing ? 'text' : opens
      // The paragraph that a list's item begins with is the item itself.
    } else if (BREAKING.test(is) && (end() || closing)) kind = 'text'
    // A space, lest what stood around a script or a table's cells becomes one.
    else if (dropped || is === 'td' || is === 'th') text += ' '
  }
  text += given.slice(read)
  end()
  return blocks
}

/** Text without markup of blocks: a line each. */
function lineBlocks(given: string): HtmlBlock[] {
  return given.split('\n').flatMap((line) => {
    const text = spaced(decoded(line.replace(MARKUP, '')))
    if (!text) return []
    const isItem = BULLET.test(text)
    return [{ kind: isItem ? 'item' : 'text', text: isItem ? text.replace(BULLET, '') : text }]
  })
}

const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()
