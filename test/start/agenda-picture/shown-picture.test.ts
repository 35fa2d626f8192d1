import { describe, expect, it } from 'vitest'
import {
  ageText,
  createShownList,
  SOON,
  screenHtml,
} from '../../../src/start/agenda-picture/shown-picture'
import { aPicture, aSlot, FROM } from './pictures'

const MINUTE_MS = 60_000

const panel = (html: string, more = {}) =>
  aSlot({ panels: [[FROM, { home: 'row-1', html, ...more }]] })

describe('the screen of a picture', () => {
  it.each([
    ['9:00<small>AM</small>', 0, 0],
    ['9:07<small>AM</small>', 7, 0],
    ['1:30<small>PM</small>', 270, 0],
    ['10:07<small>AM</small>', 7, 60],
    ['12:00<small>AM</small>', 0, 900],
  ])('has the clock of the zone: %s', (clock, minutes, ahead_min) => {
    const picture = aPicture({ offsets: [[FROM, ahead_min * MINUTE_MS]] })
    const html = screenHtml(picture, aSlot(), FROM + minutes * MINUTE_MS)
    expect(html).toContain(`<time class="now-clock">${clock}</time>`)
  })

  it('has the clock after a change of summer time inside of a slot', () => {
    const offsets: [number, number][] = [
      [FROM, 0],
      [FROM + 30 * MINUTE_MS, 60 * MINUTE_MS],
    ]
    expect(screenHtml(aPicture({ offsets }), aSlot(), FROM + 31 * MINUTE_MS)).toContain('10:31')
  })

  it('says in how many minutes the next meeting is, counting down', () => {
    const slot = panel(`<time></time><p>9:45 · ${SOON}</p>`, { next: FROM + 45 * MINUTE_MS })
    expect(screenHtml(aPicture(), slot, FROM)).toContain('9:45 · in 45 minutes')
    expect(screenHtml(aPicture(), slot, FROM + 1)).toContain('in 45 minutes')
    expect(screenHtml(aPicture(), slot, FROM + 44 * MINUTE_MS)).toContain('in 1 minutes')
  })

  it('shows how much of the meeting is over', () => {
    const slot = panel('<time></time><i style="width: 3%;"></i>', { on: [FROM, FROM + 100_000] })
    expect(screenHtml(aPicture(), slot, FROM + 25_000)).toContain('<i style="width: 25%;">')
  })

  it('has the panel of the moment, between what is around it', () => {
    const slot = aSlot({
      panels: [
        [FROM, { home: 'row-1', html: 'before' }],
        [FROM + MINUTE_MS, { home: 'row-2', html: 'after' }],
      ],
    })
    expect(screenHtml(aPicture(), slot, FROM)).toMatch(/^<main>before<div class="list">/)
    expect(screenHtml(aPicture(), slot, FROM + MINUTE_MS)).toMatch(/^<main>after<div class="list">/)
  })

  it('says how old it is in words for each minute, and in others when it is older', () => {
    const age = (minutes: number) => ageText(aPicture(), aSlot(), FROM + minutes * MINUTE_MS)
    expect([-5, 0, 1, 2].map(age)).toEqual([
      'Up to date',
      'Up to date',
      'Updated 1 minute ago',
      'Last updated today',
    ])
  })
})

describe('the list of a picture', () => {
  const open = (slot = aSlot(), now = FROM) => createShownList(aPicture(), slot, now)

  it('starts at the row where a viewer wants to look', () => {
    expect(open().state()).toMatchObject({ at: 'row-1', index: 1, offset_px: 0 })
    expect(open().state()?.className).toBe('list more-below')
  })

  it('moves by up and down, scrolls, and says where it ends', () => {
    const list = open()
    expect(list.move('down', 1)).toBe(true)
    expect(list.move('down', 1)).toBe(true)
    expect(list.state()).toMatchObject({
      at: 'row-3',
      offset_px: 192,
      className: 'list more-above more-below',
    })
    while (list.move('down', 1));
    expect(list.state()).toMatchObject({
      at: 'row-5',
      offset_px: 300,
      className: 'list more-above',
    })
    expect(list.move('down', 1)).toBe(false)
  })

  it('never goes to a heading', () => {
    const list = open()
    expect(list.move('up', 1)).toBe(false)
    expect(list.state()?.at).toBe('row-1')
  })

  it('goes faster when an arrow is held, as the app does', () => {
    const list = open()
    list.move('down', 13)
    expect(list.state()?.at).toBe('row-4')
  })

  it('puts rows where the whole list has them', () => {
    const list = open(aSlot({ top_px: 1000, total_px: 9000 }))
    expect(list.rowHtml(2)).toBe(
      '<div class="list-row" style="top:1200px;height:100px"><p>row 2</p></div>',
    )
    expect(list.state()).toMatchObject({ offset_px: 1100 - 108, rows: [0, 1, 2, 3, 4, 5] })
  })

  it('has no state where the row to start at is not there', () => {
    expect(open(aSlot({ panels: [[FROM, { home: 'gone', html: '' }]] })).state()).toBeUndefined()
  })
})
