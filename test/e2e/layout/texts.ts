// Where the texts on the screen are, and which of them lie over one another.

import type { Page } from 'playwright-core'
import { installMeasures } from './measures'

/** A line of text that is seen, after everything that cuts it off, in px of the window. */
export interface SeenText {
  words: string
  /** Which text it is a line of. */
  text: number
  /** Whether it is one of the reminder's. */
  reminder: boolean
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * The texts of what is uppermost on the screen: a dialog, an overlay, else all there is. What lies over what is the
 * matter of the classes that lay it out, so it goes by them.
 */
export async function textsOf(page: Page): Promise<SeenText[]> {
  await installMeasures(page)
  return page.evaluate(() => {
    const root =
      document.querySelector('.dialog') ??
      [...document.querySelectorAll('.overlay')].pop() ??
      (document.querySelector('.stage') as Element)
    const texts: SeenText[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(), text = 0; node; node = walker.nextNode(), text++) {
      const words = node.textContent?.trim()
      if (!words || !node.parentElement) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const reminder = node.parentElement.closest('.reminder') !== null
      // Line by line: the box around several has room for what stands before them.
      for (const line of range.getClientRects()) {
        const box = window.measures.clipped(node.parentElement, line)
        if (box.right - box.left > 2 && box.bottom - box.top > 2)
          texts.push({ words, text, reminder, ...box })
      }
    }
    return texts
  })
}

/** Lines have room above and below their letters, which may touch. */
const ROOM_PX = 14

/** Texts of the uppermost screen that lie over one another, by name. */
export async function overlaps(page: Page): Promise<string[]> {
  const texts = await textsOf(page)
  return texts.flatMap((a, at) =>
    texts
      .slice(at + 1)
      .filter(
        (b) =>
          a.text !== b.text &&
          a.left < b.right - 2 &&
          b.left < a.right - 2 &&
          a.top + ROOM_PX < b.bottom &&
          b.top + ROOM_PX < a.bottom,
      )
      .map((b) => `${a.words} | ${b.words}`),
  )
}
