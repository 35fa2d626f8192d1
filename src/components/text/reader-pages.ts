// Text is turned a page at a time, and no line is cut in two: where pages begin and end, from where the
// lines lie.

export interface TextLine {
  /** px from the top of the text, as `bottom` is. */
  top: number
  bottom: number
  /** A heading does not stand alone at the end of a page. */
  heading?: boolean
}

export interface TextPage {
  /** px from the top of the text to the first and after the last line of the page. */
  top: number
  bottom: number
}

/**
 * The pages of a text, one at least.
 * @param lines from the top to the bottom
 * @param height of a page, px
 */
export function pagesOf(lines: readonly TextLine[], height: number): TextPage[] {
  const pages: TextPage[] = []
  for (let first = 0; first < lines.length; ) {
    const { top } = lines[first] as TextLine
    let end = first + 1
    while (end < lines.length && (lines[end] as TextLine).bottom - top <= height) end++
    const full = end
    if (end < lines.length) while (end > first + 1 && lines[end - 1]?.heading) end--
    // A page of nothing but headings is better than one that never ends.
    if (lines.slice(first, end).every((line) => line.heading)) end = full
    pages.push({ top, bottom: (lines[end - 1] as TextLine).bottom })
    first = end
  }
  return pages.length > 0 ? pages : [{ top: 0, bottom: height }]
}
