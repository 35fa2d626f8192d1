// What the television shows, as a picture: a page may not photograph a frame, but it may read one
// of its own origin, so the backgrounds and images are painted again at their places, from their
// real pixels. Text is left out; a QR code has none.

type Image = HTMLCanvasElement | HTMLImageElement | SVGSVGElement

/**
 * Paints a page's backgrounds and images onto a canvas of the page's size, in document order.
 */
export async function photograph(page: Window): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas')
  canvas.width = page.innerWidth
  canvas.height = page.innerHeight
  const paint = canvas.getContext('2d')
  if (!paint) throw new Error('This browser has no 2D canvas.')
  for (const element of page.document.querySelectorAll<HTMLElement>('html, body, body *')) {
    const style = page.getComputedStyle(element)
    const { left, top, width, height } = element.getBoundingClientRect()
    if (style.visibility !== 'visible' || width === 0 || height === 0) continue
    paint.fillStyle = style.backgroundColor
    paint.fillRect(left, top, width, height)
    const image = asImage(element)
    if (!image) continue
    paint.imageSmoothingEnabled = style.imageRendering !== 'pixelated'
    paint.drawImage(await drawable(image), left, top, width, height)
  }
  return canvas
}

/** By name: an element of another window is no instance of this window's classes. */
const asImage = (element: Element): Image | undefined =>
  ['canvas', 'img', 'svg'].includes(element.localName) ? (element as unknown as Image) : undefined

async function drawable(image: Image): Promise<CanvasImageSource> {
  if (image.localName !== 'svg') return image as HTMLCanvasElement | HTMLImageElement
  const copy = new Image()
  const source = new XMLSerializer().serializeToString(image)
  copy.src = `data:image/svg+xml,${encodeURIComponent(source)}`
  await copy.decode()
  return copy
}
