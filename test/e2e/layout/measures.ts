// How a page is measured: where things are seen, and how much contrast text has. These functions run
// inside the page; installMeasures() leaves them on its window as `measures`.

import type { Page } from 'playwright-core'

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

type Colour = [r: number, g: number, b: number]

interface Measures {
  /** What is uppermost on the screen: a dialog, an overlay, else the screen. */
  root(): Element
  /** A box, after everything that cuts it off, in px of the window. @param inner the element that may cut first */
  clipped(inner: Element | null, box: Box): Box
  /**
   * Where an element is seen, after everything that cuts it off, in px of the 1920 x 1080 stage; undefined
   * when it is not.
   * @param own its own box, when it is not that of the whole element
   */
  seen(element: Element, own?: Box): Box | undefined
  /** Whether a box lies in the inner 90 % of the stage, give or take `slack` px. */
  isSafe(box: Box, slack?: number): boolean
  /** The contrast of an element's text with what lies below it (WCAG 2 relative luminance), 1 to 21. */
  contrast(element: Element): number
}

declare global {
  interface Window {
    measures: Measures
  }
}

/** Puts the measures on a page's window. They are gone with the next navigation. */
export async function installMeasures(page: Page) {
  await page.evaluate(installBoxes)
  await page.evaluate(installContrast)
}

function installBoxes() {
  const SAFE = { left: 96, top: 54, right: 1824, bottom: 1026 }
  const scale = window.innerWidth / 1920
  const clipped: Measures['clipped'] = (inner, box) => {
    let { left, top, right, bottom } = box
    for (let at = inner; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue
      const clip = at.getBoundingClientRect()
      left = Math.max(left, clip.left)
      top = Math.max(top, clip.top)
      right = Math.min(right, clip.right)
      bottom = Math.min(bottom, clip.bottom)
    }
    return { left, top, right, bottom }
  }
  const measures: Pick<Measures, 'root' | 'clipped' | 'seen' | 'isSafe'> = {
    clipped,
    root: () =>
      document.querySelector('.dialog') ??
      document.querySelector('.overlay') ??
      (document.querySelector('.stage') as Element),
    seen(element, own = element.getBoundingClientRect()) {
      const { left, top, right, bottom } = clipped(element.parentElement, own)
      if (right - left < 1 || bottom - top < 1) return undefined
      return { left: left / scale, top: top / scale, right: right / scale, bottom: bottom / scale }
    },
    isSafe: (box, slack = 1) =>
      box.left >= SAFE.left - slack &&
      box.top >= SAFE.top - slack &&
      box.right <= SAFE.right + slack &&
      box.bottom <= SAFE.bottom + slack,
  }
  window.measures = { ...window.measures, ...measures }
}

function installContrast() {
  function rgba(color: string): [...Colour, number] {
    const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
    return [r, g, b, a]
  }
  /** The nearest opaque colour below an element; the app's own when there is none. */
  function ground(element: Element): Colour {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const [r, g, b, a] = rgba(getComputedStyle(at).backgroundColor)
      if (a === 1) return [r, g, b]
    }
    return [17, 22, 27]
  }
  function linear(part: number): number {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const luminance = ([r, g, b]: Colour) =>
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  window.measures = {
    ...window.measures,
    contrast(element) {
      const [r, g, b] = rgba(getComputedStyle(element).color)
      const both = [luminance([r, g, b]), luminance(ground(element))]
      return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
    },
  }
}
