// What a QR code of a text looks like at a given size, or that there is none which a phone could read
// off a television.

import { create, type QRCode } from 'qrcode'

/** The quiet zone that a scanner needs, in modules (ISO/IEC 18004). */
export const QUIET_MODULES = 4

/** The smallest module that a phone reads from the sofa, in px of a picture of 1080 lines. */
const LEAST_MODULE_PX = 4

/** A longer text takes the lower error correction: it needs the room, and a TV's picture is clean. */
const LONG = 300

/** What the largest of all codes holds, in bytes (ISO/IEC 18004, version 40-L). */
const LONGEST = 2953

/**
 * On a square of this side, px, whatever is not LONG has a readable code: version 13-M holds 331 bytes in 69 modules,
 * which are (69 + 8) * 4 px.
 */
const AMPLE_PX = 308

export interface QrDrawing {
  modules: QRCode['modules']
  /** The side of one module, whole px. */
  module_px: number
}

const drawings = new Map<string, QrDrawing | undefined>()

/** So many are remembered: of the meetings that a viewer goes to and fro between. */
const REMEMBERED = 12

/**
 * The QR code of `text` on a square of `size_px`, quiet zone included. The last ones are remembered, since screens ask
 * again at each drawing, and viewers open a meeting again.
 * @returns undefined when there is no text, or so much that a module would be under 4 px. Never throws.
 */
export function qrDrawing(text: string, size_px: number): QrDrawing | undefined {
  const key = `${size_px} ${text}`
  if (!drawings.has(key)) {
    for (const oldest of drawings.keys()) if (drawings.size >= REMEMBERED) drawings.delete(oldest)
    drawings.set(key, draw(text, size_px))
  }
  return drawings.get(key)
}

/**
 * Whether `text` has a code that a phone can read on a square of `size_px`. Of what is short this is known without its
 * code, which takes a slow television some fifty ms.
 */
export function isQrReadable(text: string, size_px: number): boolean {
  const isShort = size_px >= AMPLE_PX && text.length <= LONG && /^[ -~]+$/.test(text)
  return isShort || qrDrawing(text, size_px) !== undefined
}

function draw(text: string, size_px: number): QrDrawing | undefined {
  if (text === '' || text.length > LONGEST) return undefined
  const levels = text.length > LONG ? (['L'] as const) : (['M', 'L'] as const)
  for (const errorCorrectionLevel of levels)
    try {
      const { modules } = create(wellFormed(text), { errorCorrectionLevel })
      const module_px = Math.floor(size_px / (modules.size + 2 * QUIET_MODULES))
      if (module_px >= LEAST_MODULE_PX) return { modules, module_px }
    } catch {
      // More bytes than letters: the text is longer than it seemed.
    }
  return undefined
}

/** Half a surrogate pair has no bytes, and the encoder throws on it. */
function wellFormed(text: string): string {
  return text.replace(
    /([\ud800-\udbff][\udc00-\udfff])|[\ud800-\udfff]/g,
    (_, pair?: string) => pair ?? '\ufffd',
  )
}
