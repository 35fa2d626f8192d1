import { describe, expect, it } from 'vitest'
import { audit } from '../layout/audit'
import { app, switchOn, tv } from '../test-app/fixture'
import {
  agendaShown,
  button,
  focusedReader,
  focusedRow,
  focusedTopButton,
  meetingRows,
  meetingScreen,
  meetingsShown,
  recordingRows,
  recordingsScreen,
  settingsScreen,
} from '../test-app/screens'
import { goToTop } from '../test-app/test-app'

interface Options {
  /** Scopes that the person does not grant. */
  without?: string[]
  tv?: Parameters<typeof switchOn>[0]
}

async function signedIn(account = 'ada', { without, tv: options }: Options = {}) {
  await switchOn(options)
  await app.sandbox('POST', 'approve', { user_code: await tv.code(), account, without })
  await agendaShown(tv.page, 20_000)
}

/** From anywhere in the agenda to the button above it, by arrows alone. */
async function openRecordings(name = 'Recordings') {
  const isArabic = await tv.page.evaluate(() => document.documentElement.dir === 'rtl')
  // Until the meetings have the focus, a button above them has it.
  await agendaShown(tv.page)
  await tv.settled()
  // To the first meeting of yesterday: a busy host has many.
  if (!(await focusedTopButton(tv.page).count()))
    await tv.press(...Array<string>(4).fill(isArabic ? 'ArrowRight' : 'ArrowLeft'))
  await goToTop(tv)
  for (const arrow of ['ArrowLeft', 'ArrowRight'])
    for (let press = 0; press < 3 && (await tv.focused()) !== name; press++) await tv.press(arrow)
  expect(await tv.focused()).toBe(name)
  await tv.press('Enter')
  await recordingsScreen(tv.page).waitFor()
}

async function openShelf(name?: string) {
  await openRecordings(name)
  await focusedRow(recordingsScreen(tv.page)).waitFor()
}

/** Down the shelf to a row whose name matches. @returns how far that was */
async function goTo(name: RegExp, most = 60): Promise<number> {
  let down = 0
  for (; down < most && !name.test(await tv.focused()); down++) await tv.press('ArrowDown')
  expect(await tv.focused()).toMatch(name)
  return down
}

/** Up the agenda to a meeting of the past. */
async function openPast(name: RegExp) {
  for (let press = 0; press < 30 && !name.test(await tv.focused()); press++)
    await tv.press('ArrowUp')
  expect(await tv.focused()).toMatch(name)
  await tv.press('Enter')
  await meetingScreen(tv.page).waitFor()
}

async function expectSound() {
  await tv.still()
  const found = await audit(tv.page)
  expect(found).toMatchObject({ unsafe: [], small: [], faint: [], unnamed: [] })
  expect(found.focused).toHaveLength(1)
  expect(found.focusOutOfSight).toBe(false)
}

describe('the shelf', () => {
  it('the shelf is reached from the agenda, has the newest first, and leads back', async () => {
    await signedIn()
    await openShelf()
    await tv.shows('Hosted by you')
    await tv.shows(/\w+ \w+ · Shared with you/)
    expect(await recordingRows(tv.page).first().getAttribute('aria-label')).toMatch(
      /, (Today|Yesterday), \d\d:\d\d, /,
    )
    await expectSound()
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Recordings')
  })

  it('the shelf tells of the recording that the viewer is at what can be done with it', async () => {
    await signedIn()
    await openShelf()
    await goTo(/^Quarterly review/)
    await tv.press('ArrowRight')
    expect(await tv.focused()).toBe('Watch')
    await tv.press('ArrowDown')
    expect(await tv.focused()).toBe('Summary')
    await tv.press('ArrowLeft')
    expect(await tv.focused()).toMatch(/^Quarterly review/)
    await goTo(/Cannot play on TV$/)
    await tv.shows('An older Webex format (ARF) that no TV can play.')
    await expectSound()
  })

  it('the shelf of a busy host goes on as one goes down, asks nothing twice, and mounts little', async () => {
    const asked: string[] = []
    await switchOn()
    tv.page.on('request', (request) => {
      const url = new URL(request.url())
      if (request.method() === 'GET' && url.pathname === '/v1/recordings') asked.push(url.search)
    })
    await app.sandbox('POST', 'approve', { user_code: await tv.code(), account: 'bo' })
    await meetingsShown(tv.page, 20_000)
    await openShelf()
    const seen = new Set<string>()
    for (let press = 0; press < 230; press++) {
      seen.add(await tv.focused())
      await tv.press('ArrowDown')
    }
    expect(seen.size).toBeGreaterThan(220)
    expect(await tv.page.locator('button, [role=button]').count()).toBeLessThan(50)
    const shelf = asked.filter((search) => search.includes('offset='))
    expect(shelf.length).toBeGreaterThanOrEqual(2)
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('an empty shelf says so, and looks further back when asked', async () => {
    await signedIn('cy')
    await openRecordings()
    await tv.shows('No recordings in the last 4 weeks')
    await expect.poll(() => tv.focused()).toBe('Search further back')
    await expectSound()
    await tv.press('Enter')
    await tv.shows('No recordings in the last 52 weeks')
    await expect.poll(() => tv.focused()).toBe('Back')
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Recordings')
  })

  it('a shelf that cannot be had says why, and can be asked for again', async () => {
    await signedIn()
    await app.sandbox('PUT', 'faults', [
      { kind: 'status', status: 503, path: '/v1/recordings', count: 'always' },
    ])
    await openRecordings()
    await tv.shows('Webex is having problems')
    await expect.poll(() => tv.focused()).toBe('Try again')
    await app.sandbox('DELETE', 'faults')
    await tv.press('Enter')
    await focusedRow(recordingsScreen(tv.page)).waitFor()
  })

  it('the shelf hides titles where they are hidden, and shows them for a minute when asked', async () => {
    await signedIn()
    await openShelf()
    const down = await goTo(/^Quarterly review/)
    await tv.press('Escape')
    await recordingsScreen(tv.page).waitFor({ state: 'detached' })
    await tv.pressUntil('ArrowRight', 'Ada Brandt', 4)
    await tv.press('Enter', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter')
    await settingsScreen(tv.page).waitFor()
    for (let row = 0; row < 6; row++) await tv.press('ArrowDown')
    await tv.press('Enter', 'Escape')
    await openShelf()
    expect(await tv.focused()).toMatch(/^Busy, /)
    expect(await recordingsScreen(tv.page).innerText()).not.toContain('review')
    await tv.press(...Array<string>(down).fill('ArrowDown'), 'ArrowRight', 'ArrowDown', 'Enter')
    await tv.shows('Titles, summaries and transcripts are hidden on this TV.')
    await expectSound()
    await tv.press('ArrowRight')
    expect(await tv.focused()).toBe('Show for a minute')
    await tv.press('Enter')
    await focusedReader(tv.page).waitFor()
    await tv.press('Escape')
    expect(await recordingsScreen(tv.page).innerText()).toContain('Quarterly review')
  })

  it('the shelf reads from right to left in Arabic, and its arrows do so too', async () => {
    await signedIn('ada', { tv: { locale: 'ar-EG', settings: { textSize: 'XL' } } })
    await openShelf('التسجيلات')
    await expectSound()
    await goTo(/^Quarterly review/)
    await tv.press('ArrowLeft')
    expect(await tv.focused()).toBe('مشاهدة')
    await tv.press('ArrowDown', 'Enter')
    await focusedReader(tv.page).waitFor()
    await expectSound()
    await tv.press('Escape', 'ArrowRight')
    await expect.poll(() => tv.focused()).toMatch(/^Quarterly review/)
  })
})

describe('a summary', () => {
  const pageTop = () =>
    // Where the text lies and what cuts it has no role.
    tv.page.locator('.reader-sheet').evaluate((sheet) => sheet.getBoundingClientRect().top)

  it('a summary is turned in pages by the arrows, and no line is cut in two', async () => {
    await signedIn()
    await openShelf()
    await goTo(/^Quarterly review/)
    await tv.press('ArrowRight', 'ArrowDown', 'Enter')
    await focusedReader(tv.page).waitFor()
    await tv.shows('In short')
    await expectSound()
    const tops = [await pageTop()]
    for (let page = 0; page < 12; page++) {
      await tv.press('ArrowDown')
      await tv.still()
      const cut = await tv.page.locator('.reader-window').evaluate((window) => {
        const { top, bottom } = window.getBoundingClientRect()
        const lines = [...window.querySelectorAll('p')].flatMap((p) => {
          const range = document.createRange()
          range.selectNodeContents(p)
          return [...range.getClientRects()]
        })
        // What is written is lower than its line; a third of it is no more than air.
        const isCut = (edge: number) =>
          lines.some(
            (line) => line.top < edge - line.height / 3 && line.bottom > edge + line.height / 3,
          )
        return isCut(top) || isCut(bottom)
      })
      expect(cut).toBe(false)
      if ((await tv.focused()) === 'Back') break
      tops.push(await pageTop())
    }
    expect(tops.length).toBeGreaterThan(2)
    expect(tops).toEqual([...tops].sort((a, b) => b - a))
    await tv.shows('Action items')
    expect(await tv.focused()).toBe('Back')
    await tv.press('ArrowUp')
    for (const top of tops.slice(0, -1).reverse()) {
      await tv.press('ArrowUp')
      await tv.still()
      expect(await pageTop()).toBeCloseTo(top, 0)
    }
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Summary')
  })

  it('a recording without a summary says so', async () => {
    await signedIn()
    await openShelf()
    await app.sandbox('PUT', 'faults', [
      { kind: 'status', status: 404, path: '/v1/meetingSummaries', count: 'always' },
    ])
    await tv.press('ArrowRight', 'ArrowDown', 'Enter')
    await tv.shows('There is no summary of this meeting.')
    expect(await tv.focused()).toBe('Back')
  })
})

describe('a meeting of the past', () => {
  it('a meeting of the past says in the agenda that it was recorded, and offers the recording and the summary', async () => {
    await signedIn()
    await meetingRows(tv.page).filter({ hasText: 'Recorded' }).first().waitFor()
    // On some days of the week another meeting begins while it lasts.
    await openPast(/Quarterly review, .*, Recorded, Ended(, Overlaps)?$/)
    await tv.shows('Watch recording')
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp')
    expect(await tv.focused()).toBe('Watch recording')
    await expectSound()
    await tv.press('ArrowDown')
    expect(await tv.focused()).toBe('Summary')
    await tv.press('Enter')
    await focusedReader(tv.page).waitFor()
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Summary')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toMatch(/Quarterly review/)
  })
})

describe('an integration that may not', () => {
  it('an integration that may not see recordings says so once, and the rest works', async () => {
    await signedIn('ada', { without: ['meeting:recordings_read'] })
    await openPast(/Quarterly review/)
    await tv.shows('Summary')
    expect(await tv.text()).not.toContain('Watch recording')
    await tv.press('Escape')
    await openRecordings()
    await tv.shows('Recordings are not available')
    await tv.shows(/meeting:recordings_read/)
    expect(await tv.focused()).toBe('Back')
    expect(await meetingRows(tv.page).filter({ hasText: 'Recorded' }).count()).toBe(0)
  })

  it('an integration that may not see summaries says so where one is asked for, and the rest works', async () => {
    await signedIn('ada', { without: ['meeting:summaries_read'] })
    await openPast(/Quarterly review/)
    await tv.shows('Watch recording')
    expect(await button(tv.page, 'recordings.watchMeeting').count()).toBe(1)
    expect(await button(tv.page, 'recordings.summary').count()).toBe(0)
    await tv.press('Escape')
    await openShelf()
    await tv.press('ArrowRight', 'ArrowDown', 'Enter')
    await tv.shows('The summary is not available')
    await expectSound()
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Summary')
  })

  it('an integration that may not see transcripts shows the shelf and the summaries all the same', async () => {
    await signedIn('ada', { without: ['meeting:transcripts_read'] })
    await openShelf()
    await goTo(/^Quarterly review/)
    await tv.press('ArrowRight', 'ArrowDown', 'Enter')
    await tv.shows('In short')
  })
})
