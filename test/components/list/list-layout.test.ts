import { describe, expect, it } from 'vitest'
import {
  clampOffset,
  layOut,
  neighbour,
  offsetFor,
  type Row,
  visible,
} from '../../../src/components/list/list-layout'

const rows: Row[] = Array.from({ length: 1000 }, (_, at) => ({
  key: String(at),
  height: at % 10 === 0 ? 92 : 116,
  pressable: at % 10 !== 0,
}))
const layout = layOut(rows)

describe('a long list', () => {
  it('mounts what touches the viewport and nothing else', () => {
    const seen = visible(layout, 5000, 880)
    for (const [at, row] of rows.entries()) {
      const top = layout.tops[at] as number
      expect(seen.includes(at)).toBe(top + row.height > 5000 && top < 5880)
    }
    expect(seen.length).toBeLessThan(12)
  })

  it('never scrolls beyond its ends', () => {
    expect(clampOffset(-50, layout, 880)).toBe(0)
    expect(clampOffset(1e9, layout, 880)).toBe(layout.total - 880)
    expect(clampOffset(400, layOut(rows.slice(0, 3)), 880)).toBe(0)
  })

  it('rests the focused row in the upper part of the viewport', () => {
    const offset = offsetFor(layout, 500, 880)
    const y = (layout.tops[500] as number) - offset
    expect(y).toBeGreaterThan(200)
    expect(y).toBeLessThan(440)
  })

  it('skips headings', () => {
    expect(neighbour(rows, 9, 'down', 1)?.key).toBe('11')
    expect(neighbour(rows, 11, 'up', 1)?.key).toBe('9')
  })

  it('ends where it ends', () => {
    expect(neighbour(rows, 1, 'up', 1)).toBeUndefined()
    expect(neighbour(rows, 999, 'down', 1)).toBeUndefined()
    expect(neighbour([], -1, 'down', 1)).toBeUndefined()
  })

  it('goes faster the longer an arrow is held, and still stops at the last row', () => {
    const rowsAfter = (held: number) => Number(neighbour(rows, 101, 'down', held)?.key) - 101
    expect(rowsAfter(2)).toBe(1)
    expect(rowsAfter(20)).toBeGreaterThan(rowsAfter(2))
    expect(rowsAfter(60)).toBeGreaterThan(rowsAfter(20))
    expect(neighbour(rows, 997, 'down', 60)?.key).toBe('999')
  })
})
