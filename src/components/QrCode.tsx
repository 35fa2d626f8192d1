import { create } from 'qrcode'
import { useLayoutEffect, useRef } from 'react'
import './QrCode.css'

/** The quiet zone that a scanner needs, in modules (ISO/IEC 18004). */
const QUIET = 4
const LONG = 300

/**
 * A QR code of `text`, drawn in whole pixels so that a phone reads it across the room.
 * @param size the side of the square, in px of the stage
 */
export function QrCode({ text, size, label }: { text: string; size: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context) return
    // A long text needs the room; a television's picture is clean.
    const errorCorrectionLevel = text.length > LONG ? 'L' : 'M'
    const { modules } = create(text, { errorCorrectionLevel })
    const across = modules.size + 2 * QUIET
    const unit = Math.max(1, Math.floor(size / across))
    canvas.current.width = canvas.current.height = across * unit
    context.fillStyle = '#f6eee0'
    context.fillRect(0, 0, across * unit, across * unit)
    context.fillStyle = '#11161b'
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++)
        if (modules.get(row, column))
          context.fillRect((column + QUIET) * unit, (row + QUIET) * unit, unit, unit)
  }, [text, size])
  return (
    <div className="qr-code" role="img" aria-label={label} style={{ width: size, height: size }}>
      <canvas ref={canvas} />
    </div>
  )
}
