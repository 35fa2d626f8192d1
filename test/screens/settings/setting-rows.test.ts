import { describe, expect, it } from 'vitest'
import {
  hintOf,
  nameOf,
  settingRows,
  stepped,
  valueText,
} from '../../../src/screens/settings/setting-rows'
import { CHOICES, DEFAULTS } from '../../../src/session/preferences'

const ROWS = settingRows(true)
const TV = {
  tvZone: 'Europe/Berlin',
  relayHost: 'relay.example.org',
  newestVersion: (): string | undefined => undefined,
}
const NOW = Date.parse('2026-01-15T12:00:00Z')

describe('the settings', () => {
  it('have a row for everything that can be chosen, but for what the player has', () => {
    const names = ROWS.map(({ name }) => name)
    const { captions, speed, ...others } = DEFAULTS
    expect(names).toEqual(expect.arrayContaining(Object.keys(others)))
    // How a video is shown is chosen while it plays.
    expect([captions, speed]).toEqual(['off', 1])
  })

  it('are named and explained', () => {
    for (const row of ROWS) {
      expect(nameOf(row)).toMatch(/^\p{L}/u)
      expect(hintOf(row)).toMatch(/\.$/)
      expect(hintOf(row, 'Mars/Olympus').includes('Mars/Olympus')).toBe(row.name === 'timeZone')
    }
  })

  it('have a name for every value there is, and no two the same', () => {
    for (const row of ROWS.filter(({ type }) => type === 'choice')) {
      const choices = CHOICES[row.name as keyof typeof CHOICES]
      const words = choices.map((choice) =>
        valueText(row, { ...DEFAULTS, [row.name]: choice }, TV, NOW),
      )
      expect(new Set(words).size).toBe(choices.length)
      for (const word of words) expect(word).not.toMatch(/choices|undefined/)
    }
  })

  it('name the relay where it was chosen on the television, and only there', () => {
    const [relay] = ROWS.filter(({ name }) => name === 'relay')
    expect(relay && valueText(relay, DEFAULTS, TV, NOW)).toBe('relay.example.org')
    expect(settingRows(false)).toEqual(ROWS.filter(({ name }) => name !== 'relay'))
  })

  it('say that there is a newer version, where there is', () => {
    const about = ROWS.find(({ name }) => name === 'about')
    const value = (newest?: string) =>
      about && valueText(about, DEFAULTS, { ...TV, newestVersion: () => newest }, NOW)
    expect([value(), value('0.2.0')]).toEqual([undefined, 'Version 0.2.0 is available'])
  })

  it('go round by OK', () => {
    const sizes = ['S', 'M', 'L', 'XL', 'S'] as const
    for (let at = 0; at + 1 < sizes.length; at++) {
      const chosen = { ...DEFAULTS, textSize: sizes[at] ?? 'S' }
      expect(stepped('textSize', chosen, 1, true)).toEqual({ textSize: sizes[at + 1] })
    }
  })

  it('stop at either end by left and right', () => {
    const at = (textSize: 'S' | 'XL', by: 1 | -1) =>
      stepped('textSize', { ...DEFAULTS, textSize }, by, false).textSize
    expect([at('S', -1), at('S', 1), at('XL', 1), at('XL', -1)]).toEqual(['S', 'M', 'XL', 'L'])
  })
})
