// Signing in on the device itself, in a browser with a keyboard: to Webex and back, and every way in which that
// can end otherwise. The other end-to-end tests are about televisions, which have a remote alone.

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fetchAnew } from '../../server-calls'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import { meetingsShown } from '../test-app/screens'
import { ADD_A_PERSON, goToButton, openPerson } from '../test-app/test-app'

const HERE = 'Sign in on this device'
const button = (name: string) => tv.page.getByRole('button', { name, exact: true })

/** A letter says that there is a keyboard. */
async function findKeyboard() {
  await tv.code()
  await tv.press('k')
  await button(HERE).waitFor()
}

/** From the code to Webex's page. */
async function leave() {
  await findKeyboard()
  await tv.pressUntil('ArrowRight', HERE)
  await tv.page.keyboard.press('Enter')
  await atWebex()
}

async function atWebex(page: Page = tv.page) {
  await page.getByRole('heading', { name: 'Sign in to Foyer' }).waitFor()
}

async function approve(account: string, page: Page = tv.page) {
  await page.locator(`input[value="${account}"]`).check({ force: true })
  await page.getByRole('button', { name: 'Approve' }).click()
}

const meetings = (page: Page = tv.page) => meetingsShown(page)

/** What the page asked for at its own server. */
const scripts = () =>
  tv.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))

/** Nothing of a sign-in is left in the address or in the window. */
async function leavesNoTrace() {
  expect(tv.page.url()).toBe(app.urls.app)
  expect(await tv.page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
}

describe('the second way', () => {
  it('is not shown to whoever has a remote, and nothing of it is fetched', async () => {
    await switchOn()
    await tv.code()
    await tv.press('ArrowRight', 'ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp')
    expect(await button(HERE).count()).toBe(0)
    expect((await scripts()).join()).not.toContain('oauth4webapi')
  })

  it('is offered once a letter was pressed, and takes no focus', async () => {
    await switchOn()
    await findKeyboard()
    expect(await tv.focused()).toBe('Diagnostics')
  })

  it('is offered once a mouse has moved', async () => {
    await switchOn()
    await tv.code()
    await tv.page.mouse.move(900, 500)
    expect(await button(HERE).count()).toBe(0)
    await tv.page.mouse.move(910, 500)
    await button(HERE).waitFor()
  })

  it('signs in, and the page is as it was before', async () => {
    await switchOn()
    await leave()
    expect(new URL(tv.page.url()).origin).toBe(new URL(app.urls.sandbox ?? '').origin)
    await approve('ada')
    await meetings()
    await leavesNoTrace()
    expect(await tv.stored()).toMatchObject({
      tokens: { value: { access_token: expect.any(String) } },
    })
    await tv.shows('Ada')
  })

  it('leaves the code as it is, which a phone may approve meanwhile', async () => {
    await switchOn()
    const code = await tv.code()
    await leave()
    await app.sandbox('POST', 'approve', { user_code: code, account: 'ada' })
    await tv.page.goBack()
    await meetings()
    await leavesNoTrace()
  })

  it('asks which account when a person is added', async () => {
    await signedIn('ada')
    await openPerson(tv)
    await goToButton(tv, ADD_A_PERSON)
    await tv.press('Enter')
    await leave()
    expect(new URL(tv.page.url()).origin).toBe(new URL(app.urls.sandbox ?? '').origin)
    await approve('bo')
    await meetings()
    await leavesNoTrace()
    await openPerson(tv)
    expect(await tv.page.locator('.person-name').allInnerTexts()).toHaveLength(3)
  })

  it('names whose sign-in has expired', async () => {
    await signedIn('ada')
    await app.sandbox('POST', 'revoke', { account: 'ada' })
    await tv.page.reload()
    await tv.shows('sign-in has expired')
    const asked = tv.page.waitForRequest(/\/v1\/authorize\?/)
    await leave()
    const { searchParams } = new URL((await asked).url())
    expect(searchParams.get('login_hint')).toMatch(/^ada/)
    expect(await tv.page.locator('input:checked').getAttribute('value')).toBe('ada')
    await approve('ada')
    await meetings()
    expect(await tv.page.locator('.person').count()).toBe(0)
  })
})

describe('nobody is signed in, and the screen says why', () => {
  /** The words are there, and behind them the code. */
  async function says(words: string) {
    await tv.shows(words)
    expect(await tv.page.locator('.agenda').count()).toBe(0)
    expect(await tv.stored()).not.toHaveProperty('tokens')
    await leavesNoTrace()
    await tv.press('Escape')
    expect(await tv.code()).toMatch(/^\d{6}$/)
  }

  it('when it was declined', async () => {
    await switchOn()
    await leave()
    await tv.page.getByRole('button', { name: 'Cancel' }).click()
    await says('The request was declined at Webex')
  })

  it('when Back was pressed in the middle', async () => {
    await switchOn()
    await leave()
    await tv.page.goBack()
    await says('before the sign-in was finished')
  })

  it('when an answer comes that nobody asked for', async () => {
    await switchOn({ on: false })
    await tv.page.goto(`${app.urls.app}?code=abc&state=xyz`)
    await says('was not started here')
  })

  it('when the answer has another state', async () => {
    await switchOn()
    await leave()
    await tv.page.goto(`${app.urls.app}?code=abc&state=xyz`)
    await says('was not started here')
  })

  it('when the answer of a sign-in is opened again', async () => {
    await switchOn()
    await leave()
    const answer = tv.page.waitForRequest(/\?code=/)
    await approve('ada')
    await meetings()
    const again = (await answer).url()
    const other = await app.television({ on: false })
    await other.page.goto(again)
    await other.shows('was not started here')
    await other.close()
  })

  it('when the ID token is of another request', async () => {
    await switchOn()
    await tv.context.route(/\/v1\/authorize\?/, (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/nonce=[^&]+/, 'nonce=another'),
      }),
    )
    await leave()
    await approve('ada')
    await says('could not confirm who signed in')
  })

  it('when the ID token is signed with a foreign key', async () => {
    await switchOn()
    await tv.context.route('**/v1/verification', async (route) => {
      const { keys } = (await (await fetchAnew(route.request().url())).json()) as {
        keys: { n: string }[]
      }
      for (const key of keys) key.n = key.n.replace(/^.{8}/, 'wAAAAAAA')
      await route.fulfill({ json: { keys }, headers: { 'Access-Control-Allow-Origin': '*' } })
    })
    await leave()
    await approve('ada')
    await says('could not confirm who signed in')
  })

  it('when the relay does not answer', async () => {
    await switchOn()
    await tv.context.route('**/v1/access_token', (route) => route.abort())
    await leave()
    await approve('ada')
    await says('You are not signed in')
  })

  it('when the page for it cannot be fetched, and it works the next time', async () => {
    await switchOn()
    await findKeyboard()
    await tv.context.route('**/*oauth4webapi*', (route) => route.abort())
    await tv.pressUntil('ArrowRight', HERE)
    await tv.press('Enter')
    await tv.shows('You are not signed in')
    await tv.context.unroute('**/*oauth4webapi*')
    await tv.page.keyboard.press('Enter')
    await atWebex()
    await approve('ada')
    await meetings()
  })
})

describe('windows', () => {
  it('of two, each gets its own answer', async () => {
    await switchOn()
    await leave()
    const other = await tv.context.newPage()
    await other.goto(app.urls.app)
    await other.locator('#app .sign-in-code').waitFor()
    await other.keyboard.press('k')
    await other.getByRole('button', { name: HERE }).click()
    await atWebex(other)
    await approve('ada', other)
    await meetings(other)
    await approve('ada')
    await meetings()
    await leavesNoTrace()
  })

  it('closed in the middle, the next one shows the code', async () => {
    await switchOn()
    await leave()
    const next = await tv.context.newPage()
    await tv.page.close()
    await next.goto(app.urls.app)
    await next.locator('#app .sign-in-code').waitFor()
    expect(await next.getByRole('alert').count()).toBe(0)
  })
})

describe('tokens in the fragment of the address', () => {
  it('are read by nobody, real ones neither', async () => {
    await switchOn({ on: false })
    const asked = new URLSearchParams({
      response_type: 'id_token token',
      client_id: 'foyer-sandbox',
      redirect_uri: app.urls.app,
      scope: 'openid spark:people_read meeting:schedules_read',
      state: 'xyz',
      nonce: 'abc',
    })
    const sent: string[] = []
    tv.page.on('request', (request) =>
      sent.push(`${request.url()} ${request.postData()} ${request.headers().authorization}`),
    )
    await tv.page.goto(`${app.urls.sandbox}v1/authorize?${asked}`)
    const back = tv.page.waitForURL(/#.*access_token=/, { waitUntil: 'commit' })
    await approve('ada')
    await back
    const token = /access_token=([^&]+)/.exec(tv.page.url())?.[1] ?? 'none'
    await tv.code()
    await leavesNoTrace()
    expect(JSON.stringify(await tv.stored())).not.toContain(token)
    expect(sent.filter((one) => one.includes(token) && !one.includes('#'))).toEqual([])
    expect(sent.join()).not.toContain('people/me')
  })
})

describe('silently', () => {
  const silent = { settings: { silentSignIn: 'on' } }

  it('nobody is asked where the browser is signed in to Webex', async () => {
    await switchOn(silent)
    await leave()
    await approve('ada')
    await meetings()
    await tv.page.evaluate(async () => {
      for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name)
    })
    const next = await tv.context.newPage()
    await tv.page.close()
    await next.goto(app.urls.app)
    await meetings(next)
  })

  it('nothing happens where it is not, once', async () => {
    await switchOn({ ...silent, on: false })
    let asked = 0
    tv.page.on('request', (request) => {
      if (/\/v1\/authorize\?/.test(request.url())) asked += 1
    })
    await tv.on()
    expect(await tv.code()).toMatch(/^\d{6}$/)
    await tv.page.reload()
    await tv.code()
    expect(asked).toBe(1)
    expect(await tv.page.getByRole('alert').count()).toBe(0)
  })

  it('nobody comes back who has signed out', async () => {
    await switchOn(silent)
    await leave()
    await approve('ada')
    await meetings()
    await openPerson(tv)
    await goToButton(tv, /^Sign out/)
    await tv.press('Enter')
    await tv.code()
    const next = await tv.context.newPage()
    await next.goto(app.urls.app)
    await next.locator('#app .sign-in-code').waitFor()
  })
})
