import type { FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LivingRoom, openLivingRoom } from './living-room'

const HOUR_MS = 3_600_000

let room: LivingRoom
let desk: Desk
beforeAll(async () => {
  room = await openLivingRoom()
})
afterEach(async () => {
  await room.sandbox('DELETE', 'faults')
  expect(desk.errors).toEqual([])
  await desk.page.context().close()
})
afterAll(() => room.close())

/** The emulator's page, used as a person uses it: by pointing at things, and by typing. */
class Desk {
  readonly errors: string[] = []
  readonly tv: FrameLocator
  readonly phone: FrameLocator

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(String(error)))
    this.tv = page.frameLocator('#tv')
    this.phone = page.frameLocator('#page')
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Clicks keys of the on-screen remote, each when the one before has had its effect. */
  async press(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.button(name).click()
      await this.page.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20))),
          ),
      )
    }
  }

  /** Clicks one key until `name` is focused. */
  async pressUntil(key: string, name: string): Promise<void> {
    for (let press = 0; press < 30; press++) {
      if ((await this.focused()) === name) return
      await this.press(key)
    }
    throw new Error(`${key} did not lead to ${name} but to ${await this.focused()}`)
  }

  /** Waits until the television says `text`. */
  async shows(text: string | RegExp, timeout = 15_000): Promise<void> {
    await this.tv.getByText(text).first().waitFor({ timeout })
  }

  async showsAgenda(): Promise<void> {
    await this.tv.locator('.agenda-meeting').first().waitFor({ timeout: 20_000 })
  }

  async text(): Promise<string> {
    return this.tv.locator('#app').innerText()
  }

  async code(): Promise<string> {
    const code = await this.tv.locator('.sign-in-code').innerText({ timeout: 20_000 })
    return code.replace(/\s/g, '')
  }

  /** What is focused on the television, as a voice guide would name it. */
  async focused(): Promise<string> {
    return this.tv.locator('#app').evaluate((app) => {
      const { activeElement: it } = app.ownerDocument
      return it?.getAttribute('aria-label') ?? it?.textContent ?? ''
    })
  }

  /** The key that the television got last, as the page tells it. */
  async lastKey(): Promise<string> {
    return this.page.locator('#log span').first().innerText()
  }

  /** The date and time on the emulated television, in ms. */
  async now(): Promise<number> {
    return this.tv.locator('#app').evaluate((app) => {
      const window = app.ownerDocument.defaultView as unknown as typeof globalThis
      return window.Date.now()
    })
  }

  async signIn(account: string): Promise<void> {
    await room.sandbox('POST', 'approve', { user_code: await this.code(), account })
    await this.tv.locator('.agenda').waitFor({ timeout: 20_000 })
  }
}

async function openDesk(model: string, viewport = { width: 1600, height: 900 }): Promise<Desk> {
  const context = await room.browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  desk = new Desk(await context.newPage())
  await desk.page.goto(`${room.urls.emulator}?tv=${model}`)
  return desk
}

describe('the phone on the desk', () => {
  it('scans the code off the screen, and what is approved there is on the television', async () => {
    await openDesk('tizen')
    const code = await desk.code()
    await desk.button('Scan').click()
    await desk.phone.getByText('Sign in on your TV?').waitFor()
    expect((await desk.phone.locator('.code').innerText()).replace(/\s/g, '')).toBe(code)
    await desk.phone.getByText('Ada Brandt', { exact: true }).click()
    await desk.phone.getByRole('button', { name: 'Approve as Ada Brandt' }).click()
    await desk.phone.getByText('Look at your TV').waitFor()
    await desk.showsAgenda()
    await desk.shows('Ada Brandt')

    const first = await desk.focused()
    expect(first).toMatch(/Live|Now/)
    await desk.press('Down')
    const second = await desk.focused()
    expect(second).not.toBe(first)
    await desk.press('OK')
    await desk.shows('Join on your phone')
    await desk.press('Back')
    await expect.poll(() => desk.focused()).toBe(second)
  })

  it('has both answers within reach without scrolling', async () => {
    await openDesk('tizen')
    await desk.code()
    await desk.button('Scan').click()
    const display = await desk.page.locator('#display').boundingBox()
    for (const name of ['Approve', 'Deny']) {
      const button = desk.phone.getByRole('button', { name })
      await button.waitFor()
      const box = await button.boundingBox()
      expect(box && display && box.y + box.height).toBeLessThanOrEqual(
        (display?.y ?? 0) + (display?.height ?? 0),
      )
    }
  })

  it('denies, and the television says so', async () => {
    await openDesk('webos')
    await desk.code()
    await desk.button('Scan').click()
    await desk.phone.getByRole('button', { name: 'Deny' }).click()
    await desk.phone.getByText('nothing was shared').waitFor()
    await desk.shows('Not approved')
  })

  it('sees no code on a television that shows none, and nothing on a dark one', async () => {
    await openDesk('browser')
    await desk.signIn('cy')
    await desk.button('Scan').click()
    await desk.page.getByText('There is no QR code to see').waitFor()
    await desk.button('Power').click()
    await desk.button('Scan').click()
    await desk.page.getByText('The television is dark').waitFor()
  })
})

describe('the approval page on a phone of its own', () => {
  it.each([
    [320, 568],
    [390, 844],
  ])('of %i × %i px shows the code, who can sign in, and both answers', async (width, height) => {
    await openDesk('browser')
    const user_code = await desk.code()
    const { items } = (await room.sandbox('GET', 'codes')) as {
      items: { user_code: string; verification_uri_complete: string }[]
    }
    const address = items.find((item) => item.user_code === user_code)?.verification_uri_complete
    const context = await room.browser.newContext({
      viewport: { width, height },
      isMobile: true,
      javaScriptEnabled: false,
    })
    const phone = await context.newPage()
    await phone.goto(address ?? '')
    const answers = await boxOf(phone.locator('.actions'))
    expect(answers.bottom).toBeLessThanOrEqual(height)
    for (const account of ['Ada Brandt', 'Bo Lindqvist', 'Cy Okafor', 'Di Moreau']) {
      const { top, bottom } = await boxOf(phone.locator('label', { hasText: account }))
      expect(bottom).toBeLessThanOrEqual(answers.top)
      expect(bottom - top).toBeGreaterThanOrEqual(48)
    }
    await phone.getByRole('button', { name: 'Approve as Ada Brandt', exact: true }).waitFor()
    await phone.getByText('Bo Lindqvist', { exact: true }).click()
    await phone.getByRole('button', { name: 'Approve as Bo Lindqvist', exact: true }).click()
    await phone.getByText('Look at your TV').waitFor()
    await desk.shows('Bo Lindqvist')
    await context.close()
  })
})

describe('the desk in a window', () => {
  const PARTS = ['#set', '.handset', '.remote', '.conditions']

  it.each([
    [390, 844],
    [768, 1024],
    [1024, 700],
    [1920, 1080],
  ])(
    'of %i × %i px has everything in its width, beside or below one another',
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

  it('that is narrow keeps the television in sight of the phone and of the remote', async () => {
    await openDesk('tizen', { width: 390, height: 844 })
    await desk.code()
    await desk.button('Scan').click()
    await desk.phone.getByRole('button', { name: 'Approve' }).waitFor()
    const inSight = async (part: Locator) => {
      const { top, bottom } = await boxOf(part)
      return top >= 0 && bottom <= 844
    }
    const set = desk.page.locator('#set')
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

describe.each([
  ['tizen', 10009, 'The television is off.', 'Power'],
  ['webos', 461, 'The television’s home screen.', 'Back to Foyer'],
  ['browser', 27, undefined, 'Back to Foyer'],
] as const)('on %s', (model, back, cover, comeBack) => {
  it(`Back arrives as ${back}, and closes the question that it opened`, async () => {
    await openDesk(model)
    await desk.code()
    const heard = await desk.tv.locator('#app').evaluateHandle((app) => {
      const codes: number[] = []
      app.ownerDocument.defaultView?.addEventListener(
        'keydown',
        ({ keyCode }) => codes.push(keyCode),
        true,
      )
      return codes
    })
    await desk.press('Back')
    await desk.shows('Leave Foyer?')
    expect(await desk.focused()).toBe('Stay')
    await desk.press('Back')
    await expect.poll(() => desk.text()).not.toContain('Leave Foyer?')
    expect(await desk.lastKey()).toBe(`back ${back}`)
    expect(await heard.jsonValue()).toEqual([back, back])
  })

  it('Leave ends it as this television does, and it comes back signed in', async () => {
    await openDesk(model)
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.press('Back', 'Right', 'OK')
    if (cover) await desk.page.getByText(cover).waitFor()
    else await desk.shows('Goodbye')
    if (cover) await desk.button(comeBack).first().click()
    else await desk.press('OK')
    await desk.showsAgenda()
    expect(await desk.text()).not.toContain('Leave Foyer?')
    expect(await desk.focused()).toMatch(/Live|Now/)

    await desk.button('Power').click()
    await desk.page.getByText('The television is off.').waitFor()
    await desk.button('Switch on').click()
    await desk.showsAgenda()
    await desk.shows('Ada Brandt')
  })

  it('a held arrow repeats, and stops when it is let go', async () => {
    await openDesk(model)
    await desk.signIn('bo')
    await desk.showsAgenda()
    const seen = [await desk.focused()]
    await desk.button('Down').hover()
    await desk.page.mouse.down()
    await expect
      .poll(async () => {
        const now = await desk.focused()
        if (seen.at(-1) !== now) seen.push(now)
        return seen.length
      })
      .toBeGreaterThan(4)
    await desk.page.mouse.up()
    const last = await desk.focused()
    await desk.press('Up')
    const before = await desk.focused()
    expect(before).not.toBe(last)
    await desk.press('Down')
    expect(await desk.focused()).toBe(last)
  })

  it('the computer’s keyboard is a remote as well', async () => {
    await openDesk(model)
    await desk.signIn('ada')
    await desk.showsAgenda()
    const { keyboard } = desk.page
    const first = await desk.focused()
    await keyboard.press('ArrowDown')
    await expect.poll(() => desk.focused()).not.toBe(first)
    await keyboard.press('Enter')
    await desk.shows('Join on your phone')
    await keyboard.press('Backspace')
    await expect.poll(() => desk.text()).not.toContain('Join on your phone')
    expect(await desk.lastKey()).toBe(`back ${back}`)
    await keyboard.press('Escape')
    await desk.shows('Leave Foyer?')
    expect(await desk.lastKey()).toBe(`back ${back}`)
  })

  it('without a network it says so and keeps the agenda, and recovers with it', async () => {
    await openDesk(model)
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.pressUntil('Up', 'Ada Brandt')
    await desk.pressUntil('Left', 'Refresh')
    await desk.page.getByText('Offline', { exact: true }).click()
    expect(await desk.focused()).toBe('Refresh')
    await desk.press('OK')
    await desk.shows('No network')
    await desk.showsAgenda()
    await desk.page.getByText('Online', { exact: true }).click()
    await expect.poll(() => desk.text(), { timeout: 15_000 }).not.toContain('No network')
    await desk.shows('Up to date')
  })
})

describe('standby', () => {
  it('of 8 hours is followed by the new time and by meetings of now', async () => {
    await openDesk('tizen')
    await desk.signIn('ada')
    await desk.showsAgenda()
    const [time, clock] = [await desk.now(), await desk.tv.locator('.now-clock').innerText()]
    const list = desk.page.waitForResponse((answer) => answer.url().includes('/v1/meetings?'))
    await desk.button('8 h').click()
    expect((await list).status()).toBe(200)
    await expect.poll(() => desk.tv.locator('.now-clock').innerText()).not.toBe(clock)
    expect((await desk.now()) - time).toBeGreaterThan(8 * HOUR_MS)
    const shown = await desk.tv.locator('.now-clock').innerText()
    expect(shown).toBe(inBerlin(await desk.now()))
    await desk.shows('Up to date')
    await desk.tv
      .locator('.agenda-tag')
      .getByText(/Live|Now/)
      .first()
      .waitFor()

    await desk.button('Power').click()
    await desk.button('Switch on').click()
    await desk.showsAgenda()
    expect((await desk.now()) - time).toBeGreaterThan(8 * HOUR_MS)
  })

  it('of 3 days renews what ran out meanwhile, and nobody is asked', async () => {
    await openDesk('webos')
    await desk.signIn('ada')
    await desk.showsAgenda()
    const renewed = desk.page.waitForResponse((answer) => answer.url().endsWith('/access_token'))
    await desk.button('3 days').click()
    expect((await renewed).status()).toBe(200)
    await desk.shows('Up to date')
    await desk.shows('Ada Brandt')
  })

  it.each(['tizen', 'webos', 'browser'])(
    'of 10 minutes outlives a code, and a new one comes by itself on %s',
    async (model) => {
      await openDesk(model)
      const code = await desk.code()
      await desk.button('10 min').click()
      await expect.poll(() => desk.code(), { timeout: 20_000 }).not.toBe(code)
      await desk.button('Scan').click()
      await desk.phone.getByRole('button', { name: 'Approve' }).click()
      await desk.showsAgenda()
    },
  )
})

describe('the conditions on the desk', () => {
  it('trouble at the sandbox is said in words, and is over when it is chosen away', async () => {
    await openDesk('tizen')
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.page.locator('#fault').selectOption('Has trouble (503)')
    await desk.pressUntil('Up', 'Ada Brandt')
    await desk.press('Left', 'OK')
    await desk.shows('trouble of its own (503)')
    await desk.showsAgenda()
    await desk.page.locator('#fault').selectOption('Works')
    await desk.press('OK')
    await expect.poll(() => desk.text()).not.toContain('trouble of its own')
  })

  it('sessions that the sandbox ends lead to a code, and say whose they were', async () => {
    await openDesk('webos')
    await desk.signIn('ada')
    await desk.shows('Ada Brandt')
    await desk.page.locator('#fault').selectOption('Ends all sessions, now')
    await desk.pressUntil('Up', 'Ada Brandt')
    await desk.press('Left', 'OK')
    await desk.shows('The session of Ada Brandt has ended')
    expect(await desk.code()).toMatch(/^\d{6}$/)
    await expect.poll(() => desk.page.locator('#fault').inputValue()).toBe('Works')
  })

  it('a television that forgets everything asks for a code', async () => {
    await openDesk('tizen')
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.button('Forget everything').click()
    expect(await desk.code()).toMatch(/^\d{6}$/)
    await desk.page.reload()
    expect(await desk.code()).toMatch(/^\d{6}$/)
  })

  it('the model is chosen on the page, and kept by a reload', async () => {
    await openDesk('tizen')
    await desk.code()
    await desk.page.getByText('LG webOS').click()
    await desk.code()
    await desk.page.reload()
    await desk.code()
    await desk.press('Back')
    expect(await desk.lastKey()).toBe('back 461')
  })
})

/** In whole px: what is scaled to fit ends on fractions of them. */
async function boxOf(thing: Locator) {
  const box = await thing.boundingBox()
  if (!box) throw new Error(`${thing} is not to be seen`)
  return {
    left: Math.round(box.x),
    top: Math.round(box.y),
    right: Math.round(box.x + box.width),
    bottom: Math.round(box.y + box.height),
  }
}

type Box = Awaited<ReturnType<typeof boxOf>>

const overlap = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom

const inBerlin = (at_ms: number) =>
  new Date(at_ms).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  })
