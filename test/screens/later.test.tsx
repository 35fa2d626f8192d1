// @vitest-environment jsdom

// A screen with a script of its own, in the real React and under the real remote, before and after its script has come.

import { act, type ComponentType, useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Button } from '../../src/components/buttons/Button'
import { fetchScreens, later } from '../../src/screens/later'
import { Screen } from '../../src/screens/Screen'
import { settle } from '../hand-clock'
import { drawFrame, openPage, type Page } from '../remote/page'

type Shelf = ComponentType<{ onBack: () => void }>

let page: Page
/** What answers each fetch of the script, in their order. */
let fetches: { arrive: (shelf: Shelf) => void; fail: () => void }[]

const Shelf: Shelf = ({ onBack }) => (
  <Screen name="shelf" layer="overlay" onBack={onBack}>
    <Button onPress={() => {}}>a recording</Button>
  </Screen>
)

const fetchShelf = () =>
  new Promise<Shelf>((arrive, reject) => {
    fetches.push({ arrive, fail: () => reject(new Error('404')) })
  })

function Home({ of: Later }: { of: Shelf }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Screen name="home" onBack={() => {}}>
        <Button onPress={() => setOpen(true)}>open</Button>
      </Screen>
      {isOpen && <Later onBack={() => setOpen(false)} />}
    </>
  )
}

const shown = () => document.body.textContent ?? ''
const focusedText = () => document.activeElement?.textContent
/** Lets what follows settle, and draws it. */
const calm = async () => {
  do await act(settle)
  while (drawFrame())
}
const arrive = async () => {
  fetches.at(-1)?.arrive(Shelf)
  await calm()
}

beforeEach(() => {
  fetches = []
})
afterEach(async () => {
  await page?.close()
  vi.unstubAllGlobals()
})

describe('a screen whose script has not come', () => {
  beforeEach(async () => {
    page = await openPage(<Home of={later('shelf', fetchShelf, 'overlay')} />)
    await page.press('ok')
  })

  test('a screen whose script has not come says that it loads, and then has the focus', async () => {
    expect(shown()).toContain('Loading')
    await arrive()
    expect(shown()).not.toContain('Loading')
    expect(focusedText()).toBe('a recording')
  })

  test('a screen whose script has not come is left by Back, and does not open when it comes', async () => {
    await page.press('back')
    expect(focusedText()).toBe('open')
    await arrive()
    expect(shown()).toBe('open')
    expect(focusedText()).toBe('open')
  })

  test('a screen whose script has come is left to where one came from, and opened at once', async () => {
    await arrive()
    await page.press('back')
    expect(focusedText()).toBe('open')
    await page.press('ok')
    expect(focusedText()).toBe('a recording')
    expect(fetches).toHaveLength(1)
  })

  test('a screen whose script cannot be had says so, and is fetched again when it is opened again', async () => {
    fetches.at(-1)?.fail()
    await calm()
    expect(shown()).toContain('This screen could not be loaded')
    expect(focusedText()).toBe('Start again')
    await page.press('back')
    expect(focusedText()).toBe('open')
    await page.press('ok')
    await arrive()
    expect(focusedText()).toBe('a recording')
  })
})

describe('the scripts of screens', () => {
  test('the scripts of screens are fetched one after the other, whenever nothing is to be done', async () => {
    const idle: (() => void)[] = []
    vi.stubGlobal('requestIdleCallback', (act: () => void) => idle.push(act))
    const screens = [later('one', fetchShelf), later('other', fetchShelf)]
    fetchScreens(screens)
    expect(fetches).toHaveLength(0)
    idle[0]?.()
    expect(fetches).toHaveLength(1)
    await act(async () => fetches[0]?.fail())
    expect(idle).toHaveLength(2)
    idle[1]?.()
    expect(fetches).toHaveLength(2)
  })

  test('the scripts of screens are not fetched for an app that is over', async () => {
    const idle: (() => void)[] = []
    vi.stubGlobal('requestIdleCallback', (act: () => void) => idle.push(act))
    const end = fetchScreens([later('one', fetchShelf)])
    end()
    idle[0]?.()
    expect(fetches).toHaveLength(0)
  })

  test('a script that was fetched in time opens its screen at once', async () => {
    const screen = later('shelf', fetchShelf, 'overlay')
    const fetched = screen.fetchScript()
    await arrive()
    await fetched
    page = await openPage(<Home of={screen} />)
    await page.press('ok')
    expect(focusedText()).toBe('a recording')
    expect(fetches).toHaveLength(1)
  })
})
