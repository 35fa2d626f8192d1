// The settings: each takes effect at once, on the screens beneath as well, and is kept until the account
// signs out.

import { type Scenario, THREE, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

export const settings: Scenario = {
  name: 'settings',
  engines: THREE,
  // The settings file must not choose what is to be chosen here.
  servers: { ...TUESDAY, settings: { timeZone: 'Europe/Berlin' } },
  async run(tv) {
    await tv.signIn()
    await tv.openSettings()
    await tv.hasValue('Medium')
    await tv.picture('medium')
    await textSizes(tv)
    await tv.press('ArrowDown')
    await tv.press('ArrowRight')
    await tv.hasValue('12 hours')
    await tv.says(/^10:0\d\s*am$/i, '.now-clock')
    await zones(tv)
    await languages(tv)
    await tv.pressUntil('ArrowDown', 'Animations')
    await tv.press('Enter')
    await tv.hasValue('Off')
    await doors(tv)

    await tv.switchOn()
    await tv.has('.agenda-meeting')
    await tv.says(/^11:0\d\s*pm$/i, '.now-clock')
    await hasClasses(tv, ['large-text', 'still'])
    await tv.picture('restarted')

    await tv.openSettings()
    await tv.hasValue('Very large')
    await tv.pressUntil('ArrowDown', 'Sign out')
    await tv.press('Enter')
    await tv.isAt('Stay signed in')
    await tv.press('ArrowRight', 'Enter')
    await tv.viewer.until('a code', ({ code }) => code.length === 6, 20_000)
    await hasClasses(tv, [])
  },
}

/** How large the name of the screen beneath is written, in px. */
const size = (tv: TestTv) =>
  tv.evaluate<number>(
    'parseFloat(getComputedStyle(document.querySelector(".agenda-title")).fontSize)',
  )

async function textSizes(tv: TestTv) {
  const medium = await size(tv)
  const is = (name: string, scale: number) =>
    tv.until(`${name} letters`, async () => Math.abs((await size(tv)) / medium - scale) < 0.01)
  await tv.press('ArrowLeft')
  await tv.hasValue('Small')
  await is('small', 0.9)
  await tv.picture('small')
  await tv.strike('ArrowRight', 4)
  await tv.hasValue('Very large')
  await is('very large', 1.3)
  await tv.picture('very-large')
}

async function zones(tv: TestTv) {
  await tv.pressUntil('ArrowDown', /^Time zone, /, 2)
  await tv.press('Enter')
  await tv.has('.zones')
  await tv.pressUntil('ArrowDown', 'Honolulu · UTC−10', 10)
  await tv.picture('zones')
  await tv.press('Enter')
  await tv.isAt('Time zone, Honolulu · UTC−10')
  await tv.says(/^11:0\d\s*pm$/i, '.now-clock')
  await tv.says(/^Monday,? 2 March$/, '.now-date')
}

/** German, then Arabic, which turns the screen round, and back. */
async function languages(tv: TestTv) {
  await tv.pressUntil('ArrowDown', 'Language', 2)
  await tv.press('ArrowRight', 'ArrowRight')
  await tv.says('Einstellungen', '.settings-title')
  await tv.isAt('Sprache')
  await tv.press('ArrowRight')
  await tv.hasValue('العربية')
  await tv.until('a page from right to left', () =>
    tv.evaluate<boolean>('getComputedStyle(document.body).direction === "rtl"'),
  )
  await tv.picture('arabic')
  await arabicWords(tv)
  // What leads back is on the right, for as long as one reads from there.
  await tv.press('ArrowRight')
  await tv.hasValue('Deutsch')
  await tv.press('ArrowLeft')
  await tv.hasValue('English')
}

/** Old engines can draw words backwards in an Arabic sentence with a Latin name in it. */
async function arabicWords(tv: TestTv) {
  const language = await tv.focused()
  await tv.press('Escape')
  await tv.pressUntil('ArrowLeft', 'Ada Brandt', 4)
  await tv.press('Enter')
  await tv.says(MIXED, '.dialog')
  await tv.picture('arabic-name')
  const backwards = await tv.evaluate<string[]>(`(${wordsDrawnBackwards})('.dialog')`)
  if (backwards.length > 0) throw new Error(`drawn backwards: ${backwards.join(', ')}`)
  await tv.press('Escape', 'ArrowRight', 'Enter')
  await tv.pressUntil('ArrowDown', language)
}

/** Arabic, and after it something Latin. */
const MIXED = /[\u0600-\u06ff].*[A-Za-z]/

/** Runs in the page, in words that Chromium 53 understands. */
const wordsDrawnBackwards = `function (selector) {
  const words = []
  const texts = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const boxAt = (node, at) => {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return range.getBoundingClientRect()
  }
  while (texts.nextNode()) {
    const node = texts.currentNode
    const word = /([\\u0620-\\u064a]{3,})|[A-Za-z]{3,}/g
    for (let match = word.exec(node.data); match; match = word.exec(node.data)) {
      const first = boxAt(node, match.index)
      const last = boxAt(node, match.index + match[0].length - 1)
      const isLeftToRight = first.left < last.left
      if (first.top === last.top && isLeftToRight === Boolean(match[1])) words.push(match[0])
    }
  }
  return words
}`

/** What opens something of its own leads back to the same row. */
async function doors(tv: TestTv) {
  await tv.pressUntil('ArrowDown', 'Diagnostics')
  await tv.press('Enter')
  await tv.says('Key tester', '.diagnostics')
  await tv.picture('diagnostics')
  await tv.press('Escape')
  await tv.isAt('Diagnostics')
  await tv.press('ArrowDown', 'Enter')
  await tv.says(/Foyer \d+\.\d+\.\d+/, '.dialog')
  await tv.picture('about')
  await tv.press('Escape')
  await tv.isAt('About Foyer')
}

async function hasClasses(tv: TestTv, names: string[]) {
  await tv.until(`a page of ${names.join(' ') || 'no choices'}`, async () => {
    const classes = await tv.evaluate<string>('document.documentElement.className')
    return classes.split(' ').filter(Boolean).sort().join() === names.join()
  })
}
