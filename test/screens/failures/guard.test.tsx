// @vitest-environment jsdom

// Screens that crash, in the real React and under the real remote: while they are drawn, in an effect,
// at once or later.

import { useEffect, useLayoutEffect, useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Button } from '../../../src/components/buttons/Button'
import { Dialog } from '../../../src/components/notices/Dialog'
import { crashText } from '../../../src/screens/failures/crash-text'
import { Guard } from '../../../src/screens/failures/Guard'
import { Screen } from '../../../src/screens/Screen'
import { type ServicesDeps, ServicesProvider } from '../../../src/screens/services'
import { createPreferences, DEFAULTS } from '../../../src/session/preferences'
import { handClock } from '../../hand-clock'
import { openPage, type Page } from '../../remote/page'
import { memoryStorage } from '../../tv/memory-storage'

let page: Page
let noted: [string, unknown][]
let crashes: boolean
let drawn: number

beforeEach(() => {
  noted = []
  crashes = true
  drawn = 0
  // React tells the console of what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  await page?.close()
  vi.restoreAllMocks()
})

const focusedText = () => document.activeElement?.textContent
const shown = () => document.body.textContent ?? ''

function crash(): void {
  drawn += 1
  if (crashes) throw new RangeError('the title of a secret meeting')
}

type When = 'drawn' | 'laid out' | 'mounted' | 'later'

/** A screen that crashes, with a button that it is entered at. */
function Spoilt({ when, onBack }: { when: When; onBack: () => void }) {
  const [late, setLate] = useState(false)
  if (when === 'drawn' || late) crash()
  useLayoutEffect(() => {
    if (when === 'laid out') crash()
  }, [when])
  useEffect(() => {
    if (when === 'mounted') crash()
  }, [when])
  return (
    <Screen name="spoilt" layer="overlay" onBack={onBack}>
      <Button onPress={() => setLate(true)}>works so far</Button>
    </Screen>
  )
}

function Home({ when, again = false }: { when: When; again?: boolean }) {
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Screen name="home" onBack={() => setAsked(true)}>
        <Button onPress={() => setOpen(true)}>open</Button>
      </Screen>
      {open && (
        <Guard of="spoilt" layer="overlay" again={again} onBack={() => setOpen(false)}>
          <Spoilt when={when} onBack={() => setOpen(false)} />
        </Guard>
      )}
      {asked && (
        <Guard of="question" layer="dialog" onBack={() => setAsked(false)}>
          <Question />
        </Guard>
      )}
    </>
  )
}

function Question() {
  crash()
  return (
    <Dialog title="Leave?" onClose={() => {}}>
      <Button onPress={() => {}}>yes</Button>
    </Dialog>
  )
}

async function open(when: When, again = false) {
  const deps = {
    clock: handClock(),
    preferences: createPreferences({
      storage: memoryStorage(),
      defaults: DEFAULTS,
      zoneNamed: (name) => name,
    }),
    tvZone: 'UTC',
    noteCrash: (of: string, error: unknown) => noted.push([of, error]),
  } as unknown as ServicesDeps
  page = await openPage(
    <ServicesProvider deps={deps}>
      <Home when={when} again={again} />
    </ServicesProvider>,
  )
  await page.press('ok')
}

describe.each<When>(['drawn', 'laid out', 'mounted', 'later'])(
  'a screen that crashes when it is %s',
  (when) => {
    beforeEach(async () => {
      await open(when)
      if (when === 'later') await page.press('ok')
    })

    test('says so, with the focus on the way back', () => {
      expect(shown()).toContain('This screen had a problem')
      expect(focusedText()).toBe('Back')
    })

    test.each(['ok', 'back'] as const)('is left by %s, to where one came from', async (key) => {
      await page.press(key)
      expect(shown()).toBe('open')
      expect(focusedText()).toBe('open')
    })

    test('is noted once, and not tried again unasked', async () => {
      await page.press('left', 'right', 'up', 'down')
      expect(noted).toEqual([['spoilt', expect.any(RangeError)]])
      // React itself tries once more before it gives up.
      expect(drawn).toBeLessThanOrEqual(2)
    })

    test('crashes again when it is opened again, and can be left again', async () => {
      await page.press('back', 'ok')
      if (when === 'later') await page.press('ok')
      expect(shown()).toContain('This screen had a problem')
      await page.press('back')
      expect(focusedText()).toBe('open')
      expect(noted).toHaveLength(2)
    })
  },
)

test('a screen that all depends on can be tried again, as often as somebody likes', async () => {
  await open('drawn', true)
  expect(focusedText()).toBe('Try again')
  await page.press('ok', 'ok')
  expect(focusedText()).toBe('Try again')
  expect(noted).toHaveLength(3)
  crashes = false
  await page.press('ok')
  expect(focusedText()).toBe('works so far')
})

test('a dialog that crashes is answered by one, and what lies beneath has its focus again', async () => {
  crashes = false
  await open('drawn')
  await page.press('back')
  expect(focusedText()).toBe('open')
  crashes = true
  await page.press('back')
  expect(shown()).toContain('A part of Foyer had a problem')
  expect(focusedText()).toBe('Back')
  await page.press('ok')
  expect(focusedText()).toBe('open')
  expect(noted).toMatchObject([['question', { name: 'RangeError' }]])
})

describe('what is noted of a crash', () => {
  test('is its kind and its place in the code, and never its message', () => {
    const error = new TypeError('https://secret.test/?token=1')
    error.stack = `TypeError: https://secret.test:1:2\n    at Meeting (file:///app/index-legacy.js:1:20344)\n`
    expect(crashText(error)).toMatch(/^TypeError \d+:\d+$/)
    expect(crashText(error)).not.toContain('secret')
  })

  test.each([
    [new RangeError('x'), /^RangeError \d+:\d+$/],
    ['a text', /^Error$/],
    [undefined, /^Error$/],
    [null, /^Error$/],
    [{ name: 'https://secret.test', stack: 7 }, /^Error$/],
    [{ name: 'x'.repeat(1000), stack: ':1234567890123:1' }, /^Error$/],
    [{ name: 'DOMException', stack: 'draw@file:///app/index.js:2:17\n' }, /^DOMException 2:17$/],
  ])('%j is %s', (thrown, text) => {
    expect(crashText(thrown)).toMatch(text)
  })
})
