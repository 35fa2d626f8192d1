// @vitest-environment jsdom

import { afterEach, describe, expect, it, vi } from 'vitest'
import { codeWords } from '../../platforms/build/code-words'
import { type Picture, savePicture, saveSlot } from '../../src/start/agenda-picture/picture'
import { type NotedKey, shownPicture } from '../../src/start/handover'
import { ownRegion } from '../../src/tv/own-region'
import { aPicture, aSlot, FROM } from './agenda-picture/pictures'

/** Key codes. */
const [OK, DOWN] = [13, 40]

/** The keys that the picture leaves for the app, which takes the remote with them. */
function noted(): NotedKey[] {
  const keys: NotedKey[] = []
  const picture = shownPicture(window)
  for (let key = picture?.nextKey(); key; key = picture?.nextKey()) keys.push(key)
  return keys
}

afterEach(() => {
  noted()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
  document.body.innerHTML = ''
})

/** Runs the page's own script. @returns what is called when the app may come */
async function startPage(settings: object) {
  vi.useFakeTimers({ now: FROM, toFake: ['Date', 'requestAnimationFrame', 'setTimeout'] })
  Object.assign(window, { foyerSettings: settings })
  vi.resetModules()
  await import('../../src/start/page-script')
  const called = vi.fn()
  ;(window as unknown as { foyerFirst(callback: () => void): void }).foyerFirst(called)
  return called
}

/** The same on a page whose storage has this picture. */
async function start(more: Partial<Picture>) {
  const { mark } = aPicture()
  const region = ownRegion(window, mark)
  savePicture(localStorage, aPicture({ build: __FOYER_BUILT_AT__, region, ...more }))
  saveSlot(localStorage, 0, aSlot())
  const called = await startPage({})
  vi.runAllTimers()
  return called
}

/** The same where the app was never started, up to the request for a code. @returns also what answers it */
async function startSignedOut() {
  const opening: { onupgradeneeded?(): void } = {}
  vi.stubGlobal('indexedDB', { open: () => opening })
  let answer: (response: Response) => void = () => {}
  const response = new Promise<Response>((resolve) => {
    answer = resolve
  })
  vi.stubGlobal('fetch', () => response)
  vi.stubGlobal('__FOYER_CODE_WORDS__', codeWords())
  const settings = { clientId: 'app', relay: 'https://relay.example/v1', scopes: 'a:b' }
  const called = await startPage(settings)
  opening.onupgradeneeded?.()
  return { called, answer }
}

const CODE = {
  user_code: '123456',
  verification_uri: 'https://login.example/verify',
  expires_in: 300,
}

it('draws a picture that is whole, with its rows, and then lets the app come', async () => {
  const called = await start({})
  expect(document.querySelectorAll('#picture .list-row.focused')).toHaveLength(1)
  expect(called).toHaveBeenCalledOnce()
})

it('draws none that was of another language or zone of the television', async () => {
  await start({ region: 'xx,0,0' })
  expect(document.querySelector('#picture')).toBeNull()
})

describe('what was done on the picture', () => {
  const key = (type: string, keyCode: number, at_ms: number, repeat = false) => {
    const event = new KeyboardEvent(type, { keyCode, repeat, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: at_ms })
    window.dispatchEvent(event)
  }
  const row = (n: number) => document.querySelectorAll('#picture .list-row')[n] as HTMLElement
  const focused = () => document.querySelector('#picture .focused')?.textContent

  it('is told with how long OK was held, up to its release', async () => {
    await start({})
    key('keydown', OK, 1000)
    for (let at_ms = 1500; at_ms < 2000; at_ms += 100) key('keydown', OK, at_ms, true)
    key('keyup', OK, 2050)
    // Whoever waits presses again, and longer.
    key('keydown', OK, 3000)
    key('keyup', OK, 9000)
    expect(noted()).toEqual([{ type: 'ok', held_ms: 1050 }])
  })

  it('is a press of OK on the row that the pointer clicks', async () => {
    await start({})
    row(3).querySelector('p')?.click()
    expect(focused()).toBe('row 3')
    row(4).click()
    key('keydown', DOWN, 1000)
    expect(focused()).toBe('row 3')
    expect(noted()).toEqual([{ type: 'ok', held_ms: 0 }])
  })

  it('is nothing where the pointer clicks what is no row, or one that cannot be pressed', async () => {
    await start({})
    row(0).click()
    document.querySelector<HTMLElement>('#picture main')?.click()
    expect(focused()).toBe('row 1')
    expect(noted()).toEqual([])
  })
})

it('leaves nothing on the screen of a picture that has no place for its rows, and lets the app come', async () => {
  const called = await start({ frame: ['<main>', '<p></p>', '</main>'] })
  expect(document.querySelector('#picture')).toBeNull()
  expect(called).toHaveBeenCalledOnce()
})

it('lets the app come once the first code is on the screen', async () => {
  const { called, answer } = await startSignedOut()
  called.mockImplementation(() => !!document.querySelector('#picture .sign-in-code'))
  answer(Response.json(CODE))
  await vi.waitFor(() => expect(called).toHaveBeenCalledOnce())
  expect(called).toHaveReturnedWith(true)
})

it('lets the app come at once when there is no code to be shown', async () => {
  const { called, answer } = await startSignedOut()
  answer(Response.json({ message: 'no' }, { status: 400 }))
  await vi.waitFor(() => expect(called).toHaveBeenCalledOnce())
  expect(document.querySelector('#picture')).toBeNull()
})

it('lets the app come after a second when the server is silent', async () => {
  const { called } = await startSignedOut()
  vi.advanceTimersByTime(999)
  expect(called).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(called).toHaveBeenCalledOnce()
})
