// What is markup in a text of people, and what is text. Tags are taken narrowly, so that "a < b", "<3" and
// "<ada@example.com>" of a plain text survive. Nothing here makes a tag again, and nothing needs a DOM
// (the engine's own parser, inert as it is, belongs to a page; this runs below all pages). Every reader
// takes a time that grows with the text's length and no faster.

/** What only HTML has: a text with one of these is HTML, and its line ends mean nothing. */
export const BREAKING_TAG = /<\/?(?:br|p|div|li|tr|td|h[1-6]|body|html)(?=[\s/>])/i

/** A stretch of text as it stood, a tag, or an element that is no text and was dropped whole. */
export type Piece =
  | { type: 'text'; text: string }
  | { type: 'tag'; name: string; closing: boolean }
  | { type: 'dropped' }

/** Elements whose content is no text. */
const DROPPED = ['script', 'style', 'title', 'template', 'xml']

/**
 * A text taken apart at its tags, in order. Comments, doctypes and processing instructions are left out.
 * Names are in small letters.
 */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  const markup = markupReader(source)
  let read = 0
  for (let at = source.indexOf('<'); at >= 0; ) {
    const found = markup(at)
    if (found) {
      if (at > read) pieces.push({ type: 'text', text: source.slice(read, at) })
      if (found.piece) pieces.push(found.piece)
      read = found.end
    }
    at = source.indexOf('<', found ? read : at + 1)
  }
  if (read < source.length) pieces.push({ type: 'text', text: source.slice(read) })
  return pieces
}

/** What begins at a "<", and where it ends. What is left out has no piece. */
interface Markup {
  end: number
  piece?: Piece
}

/** Tells of a "<" what begins there and where it ends; undefined when it is text. */
function markupReader(source: string) {
  const name = /<(\/?)([a-z][a-z0-9]*(?::[a-z0-9]+)?)(?=[\s/>])/iy
  const tagEnd = tagEndFinder(source)

  return (at: number): Markup | undefined => {
    if (source.startsWith('<!--', at)) return { end: behind(source, '-->', at + 4) }
    if (source[at + 1] === '!' || source[at + 1] === '?') return declaration(source, at)
    name.lastIndex = at
    const [all, closing, named] = name.exec(source) ?? []
    if (all === undefined || named === undefined) return undefined
    const tag = named.toLowerCase()
    const from = at + all.length
    if (!closing && DROPPED.includes(tag)) return droppedElement(source, tag, from)
    const end = tagEnd(from)
    if (end === undefined) return undefined
    return { end, piece: { type: 'tag', name: tag, closing: closing === '/' } }
  }
}

/** A doctype or a processing instruction; undefined when another "<" comes before its ">". */
function declaration(source: string, at: number): Markup | undefined {
  const end = nextOf(/[<>]/g, source, at + 1)
  return source[end] === '>' ? { end: end + 1 } : undefined
}

/** An element of DROPPED with all it holds, up to its closing tag or the end of the text. */
function droppedElement(source: string, tag: string, from: number): Markup {
  const close = nextOf(new RegExp(`</${tag}(?=[\\s/>])`, 'gi'), source, from)
  return { end: behind(source, '>', close), piece: { type: 'dropped' } }
}

/** Where a pattern is found next; the end of the text when it is not. */
function nextOf(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(source)?.index ?? source.length
}

/** Behind the next `mark`; the end of the text when there is none. */
function behind(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found < 0 ? source.length : found + mark.length
}

/**
 * Finds where a tag ends whose attributes begin at `from`: at the first ">" outside of quotes, with no "<"
 * before it. What begins with a quote that leads nowhere is read once, however many tags run into it.
 */
function tagEndFinder(source: string) {
  const hopeless = new Set<number>()
  const special = /["'<>]/g

  /** Behind what stands in quotes from a quote on; undefined when it ends nowhere, or is no quote. */
  function behindQuoted({ 0: quote, index }: RegExpExecArray): number | undefined {
    if (quote === '<' || hopeless.has(index)) return undefined
    const close = source.indexOf(quote, index + 1)
    return close < 0 ? undefined : close + 1
  }

  return (from: number): number | undefined => {
    const quotes: number[] = []
    for (let at: number | undefined = from; at !== undefined; ) {
      special.lastIndex = at
      const found = special.exec(source)
      if (found?.[0] === '>') return found.index + 1
      if (found) quotes.push(found.index)
      at = found ? behindQuoted(found) : undefined
    }
    for (const quote of quotes) hopeless.add(quote)
    return undefined
  }
}
