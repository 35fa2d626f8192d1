/** The px that every screen is laid out in. */
const WIDTH = 1920
const HEIGHT = 1080

/** The CSS transform that brings the stage into the middle of a window of `width` x `height` px, as large as it fits. */
export function stageTransform(width: number, height: number): string {
  const scale = Math.min(width / WIDTH, height / HEIGHT)
  const left = (width - WIDTH * scale) / 2
  const top = (height - HEIGHT * scale) / 2
  return `translate(${left}px, ${top}px) scale(${scale})`
}
