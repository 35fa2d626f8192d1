import { dimClock, meetingsShown, reminder } from '../test-app/screens'
import type { Television, TestApp } from '../test-app/test-app'
import { ARABIC, agenda, GERMAN, type Picture } from './picture'

/** Nobody presses a key for ten minutes. */
const dim = async (tv: Television, app: TestApp) => {
  await agenda('ada')(tv, app)
  await tv.page.clock.install({ time: app.now_ms() })
  await tv.page.reload()
  await meetingsShown(tv.page)
  await tv.page.clock.fastForward(10 * 60_000)
  await dimClock(tv.page).waitFor()
  await tv.still() // it comes slowly
}
/** What comes next begins in five minutes, on the television as at Webex. */
const remind = async (tv: Television, app: TestApp) => {
  await agenda('ada')(tv, app)
  await tv.page.clock.install({ time: app.now_ms() })
  await tv.page.reload()
  await meetingsShown(tv.page)
  const { value } = (await tv.stored()).agenda as { value: { meetings: { start: number }[] } }
  const starts = value.meetings.map(({ start }) => (start - app.now_ms()) / 1000)
  const seconds = Math.round(Math.min(...starts.filter((in_s) => in_s > 360)) - 297)
  await app.pass(seconds)
  await tv.page.clock.fastForward(seconds * 1000)
  await tv.press('F9')
  await reminder(tv.page).waitFor()
}
const offered = async (tv: Television, app: TestApp) => {
  await remind(tv, app)
  await tv.page.clock.runFor(6000)
}

const pictures: Picture[] = [
  { name: 'ambient', show: dim },
  { name: 'ambient-xl-german', tv: GERMAN, show: dim },
  { name: 'ambient-xl-arabic', tv: ARABIC, show: dim },
  { name: 'reminder', show: remind },
  { name: 'reminder-offered', show: offered },
  { name: 'reminder-xl-german', tv: GERMAN, show: offered },
  { name: 'reminder-xl-arabic', tv: ARABIC, show: remind },
]
/** Those that move the time come last. */
export const moved = pictures.map((one) => ({ ...one, tv: { ...one.tv, ownClock: true } }))
