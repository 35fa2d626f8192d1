// @vitest-environment jsdom

import { act, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import type { Row } from '../../../src/components/list/list-layout'
import { useSelectedRow } from '../../../src/components/list/use-selected-row'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let place: string | undefined
let go: (key: string) => void

function Screen({ rows }: { rows: Row[] }) {
  const [at, setAt] = useState<string>()
  go = setAt
  place = useSelectedRow(rows, at, setAt)
  return null
}

function screen() {
  const root = createRoot(document.createElement('div'))
  return (letters: string) => {
    const rows = [...letters].map((key) => ({ key, height: 1, pressable: true }))
    return act(async () => root.render(<Screen rows={rows} />))
  }
}

test('who went nowhere has no place', async () => {
  await screen()('abc')
  expect(place).toBeUndefined()
})

test('a place stays through every change, and moves on to the neighbour when its row goes', async () => {
  const show = screen()
  await show('abcd')
  await act(async () => go('c'))
  await show('xabcd')
  expect(place).toBe('c')
  await show('xabd')
  expect(place).toBe('d')
  // From where it is now, not from where it was.
  await show('xab')
  expect(place).toBe('b')
  await show('xabcd')
  expect(place).toBe('b')
})

test('where all has gone, the place waits for what was there', async () => {
  const show = screen()
  await show('abc')
  await act(async () => go('b'))
  await show('')
  expect(place).toBeUndefined()
  await show('abc')
  expect(place).toBe('b')
})
