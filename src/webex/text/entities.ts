// HTML's entities. There are 2,231 names, and every engine has the table of them, which is asked for whatever is not
// among the most common. https://html.spec.whatwg.org/multipage/named-characters.html

const COMMON: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
}

/** A name or a number. One without its semicolon counts where nothing is lost by it: not the `&copy=1` of a link. */
const ENTITY = /&#?[A-Za-z\d]+(?:;|(?![A-Za-z\d=]))/g

/**
 * A text with HTML's entities decoded. To be called once, and after the tags have gone: what comes out of an entity is
 * text and never a tag. Outside of a page, as in Node, only the most common ones are decoded: the others stay as they
 * were written, as do names that HTML does not know.
 */
export const decodeEntities = (text: string): string =>
  text.replace(ENTITY, (entity) => COMMON[entity] ?? byEngine(entity))

/** Of a document that is never shown, and in which nothing runs. */
let element: Element | undefined

/** What an entity stands for, by the engine's own table, as in an attribute: where no tag can come of it. */
function byEngine(entity: string): string {
  if (typeof document === 'undefined') return entity
  element ??= document.implementation.createHTMLDocument('').body
  element.innerHTML = `<p title="${entity}">`
  return element.firstElementChild?.getAttribute('title') ?? entity
}
