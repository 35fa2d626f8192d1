// @vitest-environment jsdom

import { afterEach, expect, it, vi } from 'vitest'
import { type Picture, savePicture, saveSlot } from '../../src/start/picture'
import { aPicture, aSlot, FROM } from './pictures'

afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
  document.body.innerHTML = ''
})

/** Runs the page's own script on a page whose storage has this picture. */
async function start(more: Partial<Picture>) {
  vi.useFakeTimers({ now: FROM, toFake: ['Date', 'requestAnimationFrame', 'setTimeout'] })
  Object.assign(window, { foyerSettings: {} })
  savePicture(localStorage, aPicture({ build: __FOYER_BUILT_AT__, ...more }))
  saveSlot(localStorage, 0, aSlot())
  vi.resetModules()
  await import('../../src/start/page-script')
  const called = vi.fn()
  ;(window as unknown as { foyerFirst(callback: () => void): void }).foyerFirst(called)
  vi.runAllTimers()
  return called
}

it('draws a picture that is whole, with its rows, and then lets the app come', async () => {
  const called = await start({})
  expect(document.querySelectorAll('#picture .list-row.focused')).toHaveLength(1)
  expect(called).toHaveBeenCalledOnce()
})

it('leaves nothing on the screen of a picture that has no place for its rows, and lets the app come', async () => {
  const called = await start({ frame: ['<main>', '<p></p>', '</main>'] })
  expect(document.querySelector('#picture')).toBeNull()
  expect(called).toHaveBeenCalledOnce()
})
