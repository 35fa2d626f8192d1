// What a certification tester looks for on every screen, measured on the page itself: text inside the safe
// area, large enough, with contrast; one thing focused, in sight, with a role and a name. It looks for the boxes
// and styles that classes give, so it goes by class.

import type { Page } from 'playwright-core'
import { installMeasures } from './measures'

export interface Findings {
  /** Text or something focusable in the outer 5 %, in px of the 1920 x 1080 stage. */
  unsafe: string[]
  small: string[]
  /** Running text whose lines stand closer than 1.2 or wider than 1.45. */
  lines: string[]
  /** Text of less contrast than 4.5 to 1 (WCAG 1.4.3). */
  faint: string[]
  /** Things with the look of focus, by name. */
  focused: string[]
  focusOutOfSight: boolean
  /** What a voice guide would not know how to read. */
  unnamed: string[]
}

/** Measures what is uppermost on the screen: a dialog, an overlay, else the screen. */
export async function audit(page: Page): Promise<Findings> {
  await installMeasures(page)
  const texts = await page.evaluate(seenTexts)
  const buttons = await page.evaluate(seenButtons)
  const focus = await page.evaluate(findFocus)
  const close = texts.filter(({ size_px, line, isAlone }) => {
    const isRunning = size_px < 60 && !isAlone
    return isRunning && (line < 1.15 || line > 1.45)
  })
  return {
    unsafe: [
      ...texts.filter(({ isSafe }) => !isSafe).map(({ words }) => words),
      ...buttons.filter(({ isSafe }) => !isSafe).map(({ name }) => `button ${name}`),
    ],
    small: texts
      .filter(({ size_px }) => size_px < 24)
      .map(({ words, size_px }) => `${words} (${size_px} px)`),
    lines: close.map(({ words, line }) => `${words} (${line})`),
    faint: texts
      .filter(({ contrast }) => contrast < 4.5)
      .map(({ words, contrast }) => `${words} (${contrast.toFixed(1)})`),
    focused: focus.names,
    focusOutOfSight: focus.isOutOfSight,
    unnamed: [
      ...buttons.filter(({ name }) => !name).map(({ className }) => className),
      ...focus.unnamed,
    ],
  }
}

/** Runs in the page: each stretch of text that is seen. */
function seenTexts() {
  const { root, seen, isSafe, contrast } = window.measures
  const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT)
  const texts = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement as Element
    const words = node.textContent?.trim() ?? ''
    // The line for the voice guide alone is seen by nobody.
    if (!words || element.closest('.spoken')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = seen(element, range.getBoundingClientRect())
    if (!box) continue
    const style = getComputedStyle(element)
    const size_px = Number.parseFloat(style.fontSize)
    texts.push({
      words,
      size_px,
      line: Number.parseFloat(style.lineHeight) / size_px,
      // Single words in a button, a tag or the clock are centred by their line.
      isAlone: element.closest('button, .agenda-tag, .now-clock') !== null,
      isSafe: isSafe(box),
      contrast: contrast(element),
    })
  }
  return texts
}

/** Runs in the page: everything that can be pressed. */
function seenButtons() {
  const { root, seen, isSafe } = window.measures
  const buttons = root().querySelectorAll('button, [role=button], [role=option]')
  return Array.from(buttons, (element) => {
    const box = seen(element)
    return {
      name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
      className: element.className,
      // A focused button is drawn 5 % larger than it is.
      isSafe: !box || isSafe(box, 12),
    }
  })
}

/** Runs in the page: what looks focused, and what the engine has focused. */
function findFocus() {
  const { seen } = window.measures
  const focused = Array.from(document.querySelectorAll('.focused'))
  const active = document.activeElement
  const hasRole = active?.getAttribute('role') || active?.tagName === 'BUTTON'
  return {
    names: focused.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
    isOutOfSight: focused.some((element) => !seen(element)),
    unnamed: hasRole ? [] : [`what has the focus: ${active?.tagName}.${active?.className}`],
  }
}
