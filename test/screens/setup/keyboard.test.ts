import { describe, expect, it } from 'vitest'
import { KEY_ROWS, suggestionsFor } from '../../../src/screens/setup/keyboard'
import { fc } from '../../generated'

const texts = (typed: string) => suggestionsFor(typed).map(({ text }) => text)

describe('the keys for an address', () => {
  it('have every character of one, each once', () => {
    const signs = [...KEY_ROWS.join('')]
    expect(new Set(signs).size).toBe(signs.length)
    expect(signs.sort().join('')).toBe('-./0123456789:abcdefghijklmnopqrstuvwxyz')
  })

  it('offer what addresses begin with, then what they end with', () => {
    expect(texts('')).toContain('relay.')
    expect(texts('foyer-relay.ada')).toEqual(['.workers.dev', '.com', '.org', '.net', '.dev'])
  })

  it('complete an ending that is begun, and put no second dot behind one', () => {
    expect(suggestionsFor('foyer-relay.ada.wo')[0]).toEqual({
      text: '.workers.dev',
      result: 'foyer-relay.ada.workers.dev',
    })
    expect(suggestionsFor('relay.example.')[1]).toEqual({
      text: '.com',
      result: 'relay.example.com',
    })
    expect(texts('relay.d')[0]).toBe('.dev')
  })

  it('offer nothing where a port or a path is typed', () => {
    expect([texts('relay.example.org:8'), texts('relay.example.org/f')]).toEqual([[], []])
  })

  it('only ever add to what is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ade.wrk:/-') }), (typed) => {
        for (const { result } of suggestionsFor(typed)) {
          expect(result.startsWith(typed.replace(/\.[^.]*$/, ''))).toBe(true)
          expect(result.length).toBeGreaterThan(typed.length)
        }
      }),
    )
  })
})
