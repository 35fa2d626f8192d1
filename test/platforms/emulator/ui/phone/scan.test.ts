import QRCode from 'qrcode'
import { describe, expect, it } from 'vitest'
import { addressIn, readQrCode } from '../../../../../platforms/emulator/ui/phone/scan'

/** A dark television's picture with the code somewhere on it, as a canvas gives it. */
function picture(text: string | undefined, { width = 960, height = 540, scale = 5 } = {}) {
  const data = new Uint8ClampedArray(width * height * 4).fill(20)
  if (text) {
    const { modules } = QRCode.create(text)
    const side = (modules.size + 8) * scale
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4]
        const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size
        const at = ((y + 100) * width + x + 60) * 4
        data.fill(inside && modules.get(row, column) ? 20 : 240, at, at + 4)
      }
  }
  const context = { getImageData: () => ({ data, width, height }) }
  return { width, height, getContext: () => context } as unknown as HTMLCanvasElement
}

describe("the phone's camera", () => {
  it('reads the code off the picture', () => {
    const link = `http://localhost:5180/verify?userCode=${'6587b053970a656c'.repeat(4)}`
    expect(readQrCode(picture(link))).toBe(link)
  })

  it('finds nothing where there is nothing', () => {
    expect(readQrCode(picture(undefined))).toBeUndefined()
  })
})

describe('what it opens', () => {
  it('is a web address', () => {
    expect(addressIn('https://example.com/a')?.href).toBe('https://example.com/a')
  })

  it.each(['javascript:alert(1)', 'WIFI:S:home;;', 'hello'])('is not "%s"', (text) => {
    expect(addressIn(text)).toBeUndefined()
  })
})
