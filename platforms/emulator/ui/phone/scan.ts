import jsQR from 'jsqr'

/**
 * Reads the QR code out of a picture.
 * @returns its text, or undefined when there is none that can be read
 */
export function readQrCode(picture: HTMLCanvasElement): string | undefined {
  const pixels = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height)
  if (!pixels) return undefined
  return jsQR(pixels.data, pixels.width, pixels.height)?.data || undefined
}

/** The address in a QR code's text, or undefined when it is none that a phone would open. */
export function addressIn(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) ? url : undefined
}
