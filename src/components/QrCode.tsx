import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { QUIET_MODULES, qrDrawing } from './qr-code'
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
  const drawing = qrDrawing(text, size)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context || !drawing) return
    const { modules, module_px } = drawing
    const side_px = (modules.size + 2 * QUIET_MODULES) * module_px
    canvas.current.width = canvas.current.height = side_px
    context.fillStyle = '#f6eee0'
    context.fillRect(0, 0, side_px, side_px)
    context.fillStyle = '#11161b'
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++)
        if (modules.get(row, column))
          context.fillRect(
            (column + QUIET_MODULES) * module_px,
            (row + QUIET_MODULES) * module_px,
            module_px,
            module_px,
          )
  }, [drawing])
  if (!drawing) return <>{props.otherwise}</>
  return (
    <>
      <div className="qr-code" role="img" aria-label={label} style={{ width: size, height: size }}>
        <canvas ref={canvas} />
      </div>
      {props.children}
    </>
  )
}
