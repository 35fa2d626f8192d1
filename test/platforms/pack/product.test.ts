import { describe, expect, it } from 'vitest'
import { product, tvVersion } from '../../../platforms/pack/product'

describe('what a package says about itself', () => {
  it('is short enough for a launcher, in every language', () => {
    const { description } = product()
    for (const words of Object.values(description)) expect(words.length).toBeLessThanOrEqual(60)
    expect(Object.keys(description).sort()).toEqual(['ar', 'de', 'en'])
  })

  it('has ids that the televisions take', () => {
    const { webosId, tizenPackage } = product()
    expect(webosId).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    // LG keeps these for itself and its own: https://webostv.developer.lge.com/develop/references/appinfo-json
    expect(webosId).not.toMatch(/^(com\.(palm|webos|lge?)|org\.webosbrew)\b/)
    expect(tizenPackage).toMatch(/^[A-Za-z0-9]{10}$/)
  })

  it.each(['0.1.0', '1.0.0', '255.255.65535'])('takes version %s', (version) => {
    expect(tvVersion(version)).toBe(version)
  })

  it.each(['1.0', '1.0.0-beta', '1.02.0', '256.0.0', '1.0.65536', 'v1.0.0', ''])(
    'refuses version "%s", and says what is taken',
    (version) => {
      expect(() => tvVersion(version)).toThrow('televisions take x.y.z alone')
    },
  )
})
