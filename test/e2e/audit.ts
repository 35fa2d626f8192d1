// What a certification tester looks for on every screen, measured on the page itself: text inside the safe
// area, large enough, with contrast; one thing focused, in sight, with a role and a name. It looks for the boxes
// and styles that classes give, so it goes by class.

import type { Page } from 'playwright-core'

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
export function audit(page: Page): Promise<Findings> {
  return page.evaluate(() => {
    const SAFE = { left: 96, top: 54, right: 1824, bottom: 1026 }
    const scale = window.innerWidth / 1920
    const root =
      document.querySelector('.dialog') ??
      document.querySelector('.overlay') ??
      (document.querySelector('.stage') as Element)
    const found = {
      unsafe: [] as string[],
      small: [] as string[],
      lines: [] as string[],
      faint: [] as string[],
      focused: [] as string[],
      focusOutOfSight: false,
      unnamed: [] as string[],
    }

    interface Box {
      left: number
      top: number
      right: number
      bottom: number
    }
    /** Where an element is seen, after everything that cuts it off; undefined when it is not. */
    function seen(element: Element, own: Box = element.getBoundingClientRect()): Box | undefined {
      let { left, top, right, bottom } = own
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue
        const clip = at.getBoundingClientRect()
        left = Math.max(left, clip.left)
        top = Math.max(top, clip.top)
        right = Math.min(right, clip.right)
        bottom = Math.min(bottom, clip.bottom)
      }
      if (right - left < 1 || bottom - top < 1) return undefined
      return { left: left / scale, top: top / scale, right: right / scale, bottom: bottom / scale }
    }
    const isSafe = (box: Box, slack = 1) =>
      box.left >= SAFE.left - slack &&
      box.top >= SAFE.top - slack &&
      box.right <= SAFE.right + slack &&
      box.bottom <= SAFE.bottom + slack

    function rgb(color: string): [number, number, number, number] {
      const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
      return [r, g, b, a]
    }
    function ground(element: Element): [number, number, number] {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const [r, g, b, a] = rgb(getComputedStyle(at).backgroundColor)
        if (a === 1) return [r, g, b]
      }
      return [17, 22, 27]
    }
    function luminance([r, g, b]: number[]): number {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((part = 0) => {
        const share = part / 255
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * x + 0.7152 * y + 0.0722 * z
    }
    function contrast(a: number[], b: number[]): number {
      const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
      return (light + 0.05) / (dark + 0.05)
    }

    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
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
      const size = Number.parseFloat(style.fontSize)
      if (!isSafe(box)) found.unsafe.push(words)
      if (size < 24) found.small.push(`${words} (${size} px)`)
      const line = Number.parseFloat(style.lineHeight) / size
      // Single words in a button, a tag or the clock are centred by their line.
      const alone = element.closest('button, .agenda-tag, .now-clock')
      if (size < 60 && !alone && (line < 1.15 || line > 1.45))
        found.lines.push(`${words} (${line})`)
      const ratio = contrast(rgb(style.color).slice(0, 3), ground(element))
      if (ratio < 4.5) found.faint.push(`${words} (${ratio.toFixed(1)})`)
    }

    for (const element of root.querySelectorAll('button, [role=button], [role=option]')) {
      // A focused button is drawn 5 % larger than it is.
      const box = seen(element)
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
      if (box && !isSafe(box, 12)) found.unsafe.push(`button ${name}`)
      if (!name) found.unnamed.push(element.className)
    }
    for (const element of document.querySelectorAll('.focused')) {
      found.focused.push(element.getAttribute('aria-label') ?? element.textContent ?? '')
      if (!seen(element)) found.focusOutOfSight = true
    }
    const active = document.activeElement
    if (!active?.getAttribute('role') && active?.tagName !== 'BUTTON')
      found.unnamed.push(`what has the focus: ${active?.tagName}.${active?.className}`)
    return found
  })
}
