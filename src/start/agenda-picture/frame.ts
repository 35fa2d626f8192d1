// The agenda's screen as it stands in the page, with gaps where the picture (picture.ts) fills in what changes.

import type { Picture } from './picture'

/** Stands in a gap; no text of a screen can contain it, since it is written as `&lt;`. */
const GAP = '<i data-gap=""></i>'

/**
 * The markup around the panel and the rows, and what the page itself carries.
 * @returns undefined where the agenda is not there as it would be at a start: in trouble, or without a list
 */
export function frameOf(page: Document): Pick<Picture, 'frame' | 'page' | 'height_px'> | undefined {
  const screen = page.querySelector('#app .stage > .screen.agenda')
  if (!screen || screen.querySelector('.agenda-trouble')) return undefined
  const copy = screen.cloneNode(true) as Element
  const [age, panel, list, rows] = ['.agenda-fresh', '.now-panel', '.list', '.list-rows'].map(
    (selector) => copy.querySelector<HTMLElement>(selector),
  )
  if (!age || !panel || !list || !rows) return undefined
  age.textContent = ''
  panel.outerHTML = GAP
  rows.innerHTML = GAP
  rows.removeAttribute('style')
  copy.removeAttribute('style')
  for (const one of copy.querySelectorAll('.focused, .turning'))
    one.setAttribute('class', (one.getAttribute('class') ?? '').replace(/ ?(focused|turning)/g, ''))
  const [top, middle, end] = copy.outerHTML.split(GAP)
  if (top === undefined || middle === undefined || end === undefined) return undefined
  const { lang, dir, className } = page.documentElement
  const style = page.documentElement.getAttribute('style') ?? ''
  return {
    frame: [top, middle, end],
    page: { lang, dir, className, style },
    height_px: Number.parseInt(list.style.height, 10),
  }
}
