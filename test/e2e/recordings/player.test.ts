import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { overlaps, textsOf } from '../layout/texts'
import { forward } from '../test-app/choices'
import { app, switchOn, tv } from '../test-app/fixture'
import { frames, openRecordings, playsFrom, video, watch } from '../test-app/recording-player'
import { button, dimClock, heading, sentence } from '../test-app/screens'
import { signIn } from '../test-app/test-app'

beforeAll(async () => {
  // Chromium without the codecs of Chrome plays this one alone; sets play MP4.
  await app.sandbox('PUT', 'media', { type: 'webm' })
})
beforeEach(async () => {
  await switchOn()
  await signIn(app, tv, 'ada')
})
afterEach(async () => {
  // Whatever happened: no token has come to the host of the videos.
  expect(await app.sandbox('GET', 'trap')).toEqual({ items: [] })
})

const HOURS_S = 3600
const fault = (...faults: object[]) => app.sandbox('PUT', 'faults', faults)
/** Half of the video arrives, and then nothing. */
const HALF = { kind: 'stall', path: '/nbr', count: 1 }
const PLAY_OR_PAUSE = new RegExp(
  `${sentence('video.play').source}|${sentence('video.pause').source}`,
)
const captions = () => tv.page.getByRole('group', { name: sentence('video.captions') })
const caption = () => captions().innerText()
/** Whether the controls are, whose buttons are there only then. */
const isShown = () => tv.page.getByRole('button', { name: PLAY_OR_PAUSE }).isVisible()
/**
 * Pauses, and goes to the button of the captions, in any language. Those of a transcript come between the
 * others when it does; paused, the controls stay for so long.
 */
async function goToCaptions() {
  await tv.press('Enter')
  await button(tv.page, 'video.transcript').waitFor()
  await tv.press('ArrowDown', await forward())
}
const valueText = () => tv.page.getByRole('slider').getAttribute('aria-valuetext')

describe('watching a recording', () => {
  it('a recording plays: the time moves and pictures are decoded', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    expect(await frames(tv)).toBeGreaterThan(3)
    expect((await video(tv)).length_s).toBeCloseTo(60, 0)
  })

  it('a recording is paused and played by OK, and by the key for it', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await tv.press('Enter')
    const { position_s, paused } = await video(tv)
    expect(paused).toBe(true)
    await tv.drawn(30)
    expect((await video(tv)).position_s).toBe(position_s)
    await tv.press('MediaPlayPause')
    await playsFrom(tv, position_s)
    await tv.press('MediaPlayPause')
    expect((await video(tv)).paused).toBe(true)
  })

  it('the player seeks by arrows, shows where to before it goes there, and Back takes it back', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await tv.press('Enter', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft')
    expect(await valueText()).toMatch(/^0:2\d$/)
    expect((await video(tv)).position_s).toBeLessThan(10)
    await tv.press('Enter')
    await expect.poll(async () => (await video(tv)).position_s).toBeGreaterThan(20)
    await tv.page.clock.install({ time: app.now_ms() })
    await tv.press('ArrowRight', 'Escape')
    await tv.page.clock.runFor(5000)
    expect((await video(tv)).position_s).toBeLessThan(30)
    await tv.press('ArrowRight')
    await expect.poll(async () => (await video(tv)).position_s).toBeGreaterThan(30)
    expect((await video(tv)).paused).toBe(true)
  })

  it('the player leaves the screen to the video, and brings the controls back by a key', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    expect(await isShown()).toBe(true)
    await expect.poll(isShown, { timeout: 8000 }).toBe(false)
    expect(await tv.focused()).toBe('Quarterly review')
    await tv.press('ArrowDown')
    expect([await isShown(), await tv.focused()]).toEqual([true, 'Pause'])
    await tv.press('Escape')
    expect([await isShown(), await tv.focused()]).toEqual([false, 'Quarterly review'])
    await tv.page.clock.install({ time: app.now_ms() })
    await tv.press('Enter')
    await tv.page.clock.runFor(10_000)
    expect(await isShown()).toBe(true)
  })

  it('the player changes the speed, and keeps it for the next video', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await tv.press('ArrowDown')
    await tv.pressUntil('ArrowRight', 'Speed: 1×')
    await tv.press('Enter', 'Enter', 'Enter', 'Enter')
    expect(await tv.focused()).toBe('Speed: 2×')
    expect((await video(tv)).speed).toBe(2)
    await tv.press('Escape', 'Escape')
    await watch(tv, 'Autumn roadmap')
    await playsFrom(tv, 0)
    expect((await video(tv)).speed).toBe(2)
  })

  it('a recording goes on where it was stopped after a restart, says so, and can start over', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter')
    await playsFrom(tv, 30)
    await tv.press('Enter')
    await openRecordings(tv)
    await watch(tv, 'Quarterly review')
    await tv.shows(/Resumed at 0:3\d/)
    await playsFrom(tv, 30)
    await tv.press('ArrowDown')
    expect(await tv.focused()).toBe('Start over')
    await tv.press('Enter')
    await expect.poll(async () => (await video(tv)).position_s).toBeLessThan(10)
    await playsFrom(tv, 0)
  })

  it('a recording offers the next one at its end, and begins it by a key alone', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    for (let step = 0; step < 6; step++) await tv.press('ArrowRight')
    await tv.press('Enter')
    await tv.shows('Play next')
    await tv.drawn(90)
    expect(await tv.focused()).toBe('Play next')
    expect((await video(tv)).ended).toBe(true)
    const next = await heading(tv.page).innerText()
    await tv.press('Enter')
    await tv.shows(next)
    expect(next).not.toBe('Quarterly review')
    await button(tv.page, 'video.watchAgain').waitFor({ state: 'detached' })
  })
})

describe('captions', () => {
  it('captions show what is said at that second, with who says it, in three sizes or not at all', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 1)
    await goToCaptions()
    expect(await tv.focused()).toBe('Captions: off')
    const sizes = []
    for (const size of ['small', 'medium', 'large']) {
      await tv.press('Enter')
      expect(await tv.focused()).toBe(`Captions: ${size}`)
      sizes.push(
        await captions().evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize)),
      )
    }
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
    await tv.press('ArrowUp')
    // 10.4 s to 14.3 s in review.vtt
    await tv.press('ArrowRight', 'Enter')
    await expect.poll(caption).toContain('Mateo Rossi: Search answers in half the time.')
    await tv.press('ArrowDown')
    await tv.pressUntil('ArrowRight', 'Captions: large')
    await tv.press('Enter')
    expect(await captions().count()).toBe(0)
  })

  it('captions come and go as the video plays, and stay as they were chosen', async () => {
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await goToCaptions()
    await tv.press('Enter')
    await openRecordings(tv)
    await watch(tv, 'Quarterly review')
    for (const [from_s, to_s, words] of [
      [0.8, 4.9, 'Good morning'],
      [5.2, 9.6, 'In spring we promised'],
    ] as const) {
      await expect.poll(caption, { timeout: 8000, interval: 50 }).toContain(words)
      const { position_s } = await video(tv)
      expect(position_s).toBeGreaterThan(from_s - 0.05)
      expect(position_s).toBeLessThan(to_s)
    }
  })

  it.each([
    { locale: 'en-GB', textSize: 'M' },
    { locale: 'de-DE', textSize: 'XL' },
    { locale: 'ar-EG', textSize: 'XL' },
  ])(
    'captions and controls leave the first lines of a video free in $locale at $textSize',
    async (seen) => {
      await tv.close()
      await switchOn({ locale: seen.locale, settings: { textSize: seen.textSize } })
      await signIn(app, tv, 'ada')
      await watch(tv, 'Quarterly review')
      await playsFrom(tv, 0)
      await goToCaptions()
      // Off, small, medium, large.
      await tv.press('Enter', 'Enter', 'Enter')
      for (const position_s of [2, 12]) {
        await tv.page.locator('video').evaluate((it: HTMLVideoElement, to_s) => {
          it.currentTime = to_s
        }, position_s)
        await captions().getByText(/./).first().waitFor()
        await expect.poll(isShown).toBe(true)
        await tv.still()
        const texts = await textsOf(tv.page)
        expect(texts.map(({ words }) => words)).toContain('Quarterly review')
        expect(texts.filter(({ top }) => top < 300).map(({ words }) => words)).toEqual([])
        expect(await overlaps(tv.page)).toEqual([])
      }
    },
  )

  it('captions never leave the safe area', async () => {
    await tv.close()
    await switchOn({ settings: { textSize: 'XL' } })
    await signIn(app, tv, 'ada')
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await goToCaptions()
    await tv.press('Enter', 'Enter', 'Enter', 'Escape')
    // The longest lines and the shortest, from review.vtt.
    for (const [position_s, words] of [
      [1, 'Three months in numbers'],
      [25, 'four homes out of ten'],
      [34.4, 'where did the old list go'],
      [50.4, 'Any other questions'],
    ] as const) {
      await tv.page.locator('video').evaluate((it: HTMLVideoElement, to_s) => {
        it.currentTime = to_s
      }, position_s)
      await captions().getByText(words).waitFor()
      const seen = await captions().evaluate((it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect()
        return { left, right, top, bottom, cut: it.scrollHeight - it.clientHeight > 1 }
      })
      expect(seen).toMatchObject({ left: 96, right: 1824, cut: false })
      expect(seen.top).toBeGreaterThan(54)
      expect(seen.bottom).toBeLessThanOrEqual(1026)
    }
  })
})

describe('the transcript', () => {
  it('the transcript opens at what is said just now, and leads to where a line was said', async () => {
    await watch(tv, 'Quarterly review')
    // Ten seconds on from here is in the middle of what is said.
    await playsFrom(tv, 1)
    await tv.press('ArrowRight', 'Enter', 'Enter', 'ArrowDown')
    await tv.pressUntil('ArrowRight', 'Transcript')
    await tv.press('Enter')
    expect(await tv.focused()).toMatch(/^0:10, Mateo Rossi, Search answers/)
    await tv.pressUntil(
      'ArrowDown',
      '0:20, Ada Brandt, What did not go well: uploads still fail on slow lines.',
    )
    await tv.press('Enter')
    await playsFrom(tv, 20)
    expect((await video(tv)).position_s).toBeLessThan(25)
    expect(await tv.page.getByRole('main', { name: 'Transcript' }).count()).toBe(0)
  })

  it('a transcript is not offered where there is none, which is said', async () => {
    await watch(tv, 'Customer interview: Northwind')
    await tv.shows('No captions: there is no transcript')
    expect(await tv.text()).not.toContain('Captions:')
  })
})

describe('a video that is interrupted', () => {
  it('a video goes on at the same second with a fresh link when its own has died in the middle', async () => {
    await fault(HALF)
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    const { link } = await video(tv)
    await app.pass(4 * HOURS_S)
    for (let step = 0; step < 5; step++) await tv.press('ArrowRight')
    await tv.press('Enter')
    await playsFrom(tv, 50)
    expect((await video(tv)).link).not.toBe(link)
    expect((await video(tv)).position_s).toBeLessThan(58)
  })

  it('a video goes on by itself where the line has gone quiet', async () => {
    await fault(HALF)
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    for (let step = 0; step < 5; step++) await tv.press('ArrowRight')
    await tv.press('Enter')
    await playsFrom(tv, 50, 30_000)
  })

  it('a video waits while there is no network, and goes on at the same second when it is back', async () => {
    await fault(HALF)
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await tv.context.setOffline(true)
    for (let step = 0; step < 4; step++) await tv.press('ArrowRight')
    await tv.press('Enter')
    await tv.shows('No network', 30_000)
    expect(await valueText()).toMatch(/^0:4\d/)
    await tv.context.setOffline(false)
    await playsFrom(tv, 40, 30_000)
    expect((await video(tv)).position_s).toBeLessThan(50)
    expect(await tv.text()).not.toContain('No network')
  })

  it('a recording opens as soon as Webex answers again', async () => {
    await openRecordings(tv)
    await fault({ kind: 'status', status: 503, path: '/v1/recordings/', count: 3 })
    await watch(tv, 'Quarterly review')
    await tv.shows('Webex is having problems (503)')
    await playsFrom(tv, 0, 30_000)
  })
})

describe('a recording that does not play here', () => {
  it.each([
    ['Archive: how uploads work', 'It is in an older Webex format (ARF) that no TV can play.'],
    ['Salary round', 'The owner has turned off downloads, so a TV cannot play it.'],
  ])('%s says why it does not play, and its web page can be scanned', async (title, why) => {
    await watch(tv, title)
    await tv.shows('This recording does not play here')
    await tv.shows(why)
    await tv.still()
    await expect.poll(() => tv.scan()).toMatch(/^https:\/\/.*ldr\.php\?RCID=\w+$/)
    expect(await tv.focused()).toBe('Back')
    await tv.press('Escape')
    await expect.poll(() => tv.text()).not.toContain('This recording does not play here')
  })

  it('the player says that this account may not watch, and tries again by OK', async () => {
    await openRecordings(tv)
    await fault({ kind: 'status', status: 403, path: '/v1/recordings/', count: 1 })
    await watch(tv, 'Quarterly review')
    await tv.shows('You do not have permission to watch it.')
    await tv.pressUntil('ArrowRight', 'Try again')
    await tv.press('Enter')
    await playsFrom(tv, 0)
  })

  it('the player gives up what the set cannot decode', async () => {
    await fault({ kind: 'html', path: '/nbr', count: 'always' })
    await watch(tv, 'Quarterly review')
    await tv.shows('cannot play this kind of video')
    expect(await tv.page.locator('video').count()).toBe(0)
  })
})

describe('while a video plays', () => {
  it('nothing asks for attention while a video plays but what is due', async () => {
    await openRecordings(tv)
    await tv.page.clock.install({ time: app.now_ms() })
    await watch(tv, 'Quarterly review')
    await playsFrom(tv, 0)
    await tv.page.clock.fastForward(11 * 60_000)
    expect(await dimClock(tv.page).count()).toBe(0)
  })
})
