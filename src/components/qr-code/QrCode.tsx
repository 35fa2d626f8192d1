import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useRemote } from '../../remote/use-remote'
import { isQrReadable, type QrDrawing, QUIET_MODULES, qrDrawing } from './qr-code'
import './QrCode.css'

/**
 * A QR code of `text`, drawn in whole pixels so that a phone reads it across the room.
 * @param size the side of the square, in px of the stage
 * @param children what stands below the code
 * @param otherwise what is shown in place of both where the text is too long for a readable code
 */
export function QrCode(props: {
  text: string
  size: number
  label: string
  children?: ReactNode
  otherwise?: ReactNode
}) {
  const { text, size, label } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const isReadable = isQrReadable(text, size)
  const { nextFrame } = useRemote()
  const [failed, setFailed] = useState<{ error: unknown }>()
  // Where it cannot be drawn the screen says so, as for anything that throws while it is drawn.
  if (failed) throw failed.error
  // What stands around it is seen first: the screen comes softly, and the code is there before it has come.
  useEffect(() => {
    let isWanted = isReadable
    const draw = () => {
      const drawing = isWanted ? qrDrawing(text, size) : undefined
      try {
        if (canvas.current && drawing) paint(canvas.current, drawing)
      } catch (error) {
        setFailed({ error })
      }
    }
    nextFrame(() => nextFrame(draw))
    return () => {
      isWanted = false
    }
  }, [text, size, isReadable, nextFrame])
  if (!isReadable) return <>{props.otherwise}</>
  return (
    <>
      <div className="qr-code" role="img" aria-label={label} style={{ width: size, height: size }}>
        <canvas ref={canvas} />
      </div>
      {props.children}
    </>
  )
}

const LIGHT = [0xf6, 0xee, 0xe0, 0xff]
const DARK = [0x11, 0x16, 0x1b, 0xff]

/** Draws a code with a pixel for a module, and that as large as it is to be. */
function paint(canvas: HTMLCanvasElement, { modules, module_px }: QrDrawing) {
  const side = modules.size + 2 * QUIET_MODULES
  const small = document.createElement('canvas')
  small.width = small.height = side
  const picture = small.getContext('2d')
  const context = canvas.getContext('2d')
  if (!picture || !context) return
  const pixels = picture.createImageData(side, side)
  const isDark = (row: number, column: number) =>
    row >= 0 &&
    column >= 0 &&
    row < modules.size &&
    column < modules.size &&
    modules.get(row, column)
  for (let at = 0; at < side * side; at++) {
    const row = Math.floor(at / side) - QUIET_MODULES
    pixels.data.set(isDark(row, (at % side) - QUIET_MODULES) ? DARK : LIGHT, at * 4)
  }
  picture.putImageData(pixels, 0, 0)
  canvas.width = canvas.height = side * module_px
  context.imageSmoothingEnabled = false
  context.drawImage(small, 0, 0, canvas.width, canvas.height)
}
