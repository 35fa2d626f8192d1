// A text that is too long for its place loses its end, whichever way it reads, and not its beginning.

import { expect, it } from 'vitest'
import { app, switchOn, tv } from '../test-app/fixture'
import { openRecordings } from '../test-app/recording-player'
import { meetingScreen, meetingsShown } from '../test-app/screens'
import { signIn } from '../test-app/test-app'

/** What would lose its beginning: a text from left to right where a box cuts at the left, or the reverse. */
const cutAtTheBeginning = () =>
  tv.page.evaluate(() => {
    const cuts = (element: Element) => getComputedStyle(element).textOverflow === 'ellipsis'
    const isBox = (element: Element) => getComputedStyle(element).display !== 'inline'
    return [...document.querySelectorAll('.stage *')]
      .filter((one) => cuts(one) && !(one.firstElementChild && isBox(one.firstElementChild)))
      .map((one) => ({ text: one.textContent ?? '', way: getComputedStyle(one).direction }))
      .filter(({ text, way }) => {
        const first = /[A-Za-z\u0590-\u08ff]/.exec(text)?.[0]
        return first !== undefined && (/[A-Za-z]/.test(first) ? 'ltr' : 'rtl') !== way
      })
      .map(({ text }) => text)
  })

it('each text reads its own way, in Arabic, on every screen that names people and meetings', async () => {
  await switchOn({ locale: 'ar-EG', settings: { textSize: 'XL' } })
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
  expect(await cutAtTheBeginning()).toEqual([])
  await tv.press('Enter')
  await meetingScreen(tv.page).waitFor()
  expect(await cutAtTheBeginning()).toEqual([])
  await openRecordings(tv)
  expect(await cutAtTheBeginning()).toEqual([])
})
