// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { layOut } from '../../../src/components/list/list-layout'
import { useMountedRows } from '../../../src/components/list/use-mounted-rows'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const rows = Array.from({ length: 100 }, (_, at) => ({
  key: `${at}`,
  height: 100,
  pressable: true,
}))
const layout = layOut(rows)

let mounted: ReturnType<typeof useMountedRows>
function List({ offset }: { offset: number }) {
  mounted = useMountedRows(layout, offset, 800)
  return null
}

function list() {
  const root = createRoot(document.createElement('div'))
  return (offset: number) => act(async () => root.render(<List offset={offset} />))
}
const ends = () => [mounted.indexes[0], mounted.indexes[mounted.indexes.length - 1]]

test('a step mounts nothing; the rows around the new place come when there is time', async () => {
  const scroll = list()
  await scroll(1000)
  expect(ends()).toEqual([7, 20])
  await scroll(1100)
  expect(ends()).toEqual([7, 20])
  await act(async () => mounted.catchUp())
  expect(ends()).toEqual([8, 21])
})

test('the viewport never lacks a row, however far it goes at once', async () => {
  const scroll = list()
  for (const offset of [0, 200, 450, 460, 5000, 4000, 9200, 0]) {
    await scroll(offset)
    const [first = Number.NaN, last = Number.NaN] = ends()
    expect(first * 100).toBeLessThanOrEqual(offset)
    expect((last + 1) * 100).toBeGreaterThanOrEqual(offset + 800)
    expect(mounted.indexes.length).toBeLessThan(16)
  }
})
