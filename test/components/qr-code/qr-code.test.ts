import { describe, expect, it } from 'vitest'
import { isQrReadable, qrDrawing } from '../../../src/components/qr-code/qr-code'

const qrModule_px = (text: string, size_px: number) => qrDrawing(text, size_px)?.module_px

const link = (length: number) => 'https://site.webex.com/'.padEnd(length, 'x')

describe('a QR code', () => {
  it('has modules in whole px, as large as the square and its quiet zone allow', () => {
    // Version 4-M holds 62 bytes in 33 modules: 440 / (33 + 8) = 10.7.
    expect(qrModule_px(link(60), 440)).toBe(10)
    // Version 25-L holds 1,000 bytes and more in 117 modules; 22-L in 105: 480 / (105 + 8) = 4.2.
    expect(qrModule_px(link(1000), 480)).toBe(4)
  })

  it('does not exist where a module would be under 4 px', () => {
    // 21-L holds 929 bytes in 101 modules: 440 / (101 + 8) = 4.04; 22-L would have 105.
    expect(qrModule_px(link(929), 440)).toBe(4)
    expect(qrModule_px(link(930), 440)).toBeUndefined()
    // 18-L holds 718 bytes in 89 modules: 400 / (89 + 8) = 4.1.
    expect(qrModule_px(link(718), 400)).toBe(4)
    expect(qrModule_px(link(719), 400)).toBeUndefined()
  })

  it('does not exist of a text that no code holds, and says so without throwing', () => {
    for (const length of [2953, 2954, 5000, 1_000_000])
      expect(qrModule_px(link(length), 100_000) === undefined).toBe(length > 2953)
  })

  it('counts bytes, not letters', () => {
    expect(qrModule_px('م'.repeat(464), 440)).toBe(4)
    expect(qrModule_px('م'.repeat(465), 440)).toBeUndefined()
    expect(qrModule_px('م'.repeat(2000), 100_000)).toBeUndefined()
    // Between the two levels of error correction the lower one still fits.
    expect(qrModule_px('语'.repeat(290), 440)).toBe(4)
  })

  it('does not exist of nothing, and does of half a letter', () => {
    expect(qrModule_px('', 440)).toBeUndefined()
    expect(qrModule_px('https://a.test/\ud83d', 440)).toBeGreaterThan(4)
  })

  it('is drawn once for a screen that asks again and again', () => {
    expect(qrDrawing(link(300), 440)).toBe(qrDrawing(link(300), 440))
    expect(qrDrawing(link(300), 400)).not.toBe(qrDrawing(link(300), 440))
  })

  it('is known to be readable before it is made, and never of what is not', () => {
    for (const size_px of [200, 308, 440, 480])
      for (let length = 0; length < 1200; length += 149)
        for (const letter of ['x', 'م'])
          expect([size_px, length, isQrReadable(letter.repeat(length), size_px)]).toEqual([
            size_px,
            length,
            qrModule_px(letter.repeat(length), size_px) !== undefined,
          ])
  })

  it('is remembered for the next time, and forgotten for others at last', () => {
    const first = qrDrawing(link(60), 440)
    expect(qrDrawing(link(60), 440)).toBe(first)
    for (let other = 61; other < 80; other++) qrDrawing(link(other), 440)
    expect(qrDrawing(link(60), 440)).not.toBe(first)
    expect(qrDrawing(link(60), 440)).toEqual(first)
  })
})
