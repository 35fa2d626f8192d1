// The emulator's page in windows of all sizes.

import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { boxOf, desk, openDesk } from './desk'

describe('the desk in a window', () => {
  const PARTS = ['#set', '.handset', '.remote', '.conditions']

  it.each([
    [390, 844],
    [768, 1024],
    [1024, 700],
    [1920, 1080],
  ])(
    'a window of %i × %i px has everything in its width, beside or below one another',
    async (width, height) => {
      await openDesk('tizen', { width, height })
      await desk.code()
      await desk.page.getByText('Digits').click()
      // In a narrow window the television lies over what is scrolled away beneath it.
      await desk.page.evaluate(() => window.scrollTo(0, 0))
      const pageWidth = await desk.page.evaluate(() => document.documentElement.scrollWidth)
      expect(pageWidth).toBe(width)

      const boxes = await Promise.all(PARTS.map((part) => boxOf(desk.page.locator(part))))
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(width)
        for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
      }
      const set = await boxOf(desk.page.locator('#set'))
      const stage = await boxOf(desk.page.locator('#stage'))
      expect(Math.abs(set.left - stage.left - (stage.right - set.right))).toBeLessThanOrEqual(1)
      expect(set.bottom).toBeLessThanOrEqual(height)

      const controls = desk.page.locator('button, select, a, label').filter({ visible: true })
      const cut = await controls.evaluateAll((all) =>
        all
          .filter((it) => {
            const { left, right } = it.getBoundingClientRect()
            // The arrows of the remote are no words, and their turned signs reach over their edges.
            const isCut = it.textContent && it.scrollWidth > it.clientWidth
            return left < 0 || right > window.innerWidth || isCut
          })
          .map((it) => it.textContent),
      )
      expect(cut).toEqual([])
    },
  )

  it('a narrow window keeps the television in sight of the phone and of the remote', async () => {
    await openDesk('tizen', { width: 390, height: 844 })
    await desk.code()
    await desk.button('Scan').click()
    await desk.phone.getByRole('button', { name: 'Approve' }).waitFor()
    const inSight = async (part: Locator) => {
      const { top, bottom } = await boxOf(part)
      return top >= 0 && bottom <= 844
    }
    const set = desk.page.locator('#set')
    // The phone itself, as drawn on its side of the page: a box without a role.
    const handset = desk.page.locator('.handset')
    await expect.poll(() => inSight(handset)).toBe(true)
    expect(await inSight(set)).toBe(true)
    expect(overlap(await boxOf(set), await boxOf(handset))).toBe(false)

    await desk.phone.getByRole('button', { name: 'Approve' }).click()
    await desk.showsAgenda()
    await desk.button('Down').scrollIntoViewIfNeeded()
    const scrolled = await desk.page.evaluate(() => window.scrollY)
    const first = await desk.focused()
    await desk.press('Down')
    expect(await desk.focused()).not.toBe(first)
    expect(await desk.page.evaluate(() => window.scrollY)).toBe(scrolled)
    expect(await inSight(set)).toBe(true)
  })
})

type Box = Awaited<ReturnType<typeof boxOf>>

const overlap = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom
