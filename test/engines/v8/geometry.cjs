// A layout just good enough to have neighbours: what holds buttons lies in a row, everything else is
// stacked, so "right" and "down" lead from one thing to another.

const LINE = 80

/** Rectangles by element, of the whole tree below `root`. */
function layOut(root) {
  const rects = new Map()
  place(root, 0, 0, 1920, rects)
  return rects
}

/** @returns the height it took */
function place(element, left, top, width, rects) {
  const children = Array.from(element.children)
  const inRow = children.some(({ tagName }) => tagName === 'BUTTON')
  const share = width / Math.max(1, children.length)
  let height = 0
  children.forEach((child, at) => {
    const taken = inRow
      ? place(child, left + at * share, top, share * 0.9, rects)
      : place(child, left, top + height, width, rects)
    height = inRow ? Math.max(height, taken) : height + taken
  })
  if (children.length === 0) height = LINE
  rects.set(element, rect(left, top, width, height))
  return height
}

const rect = (left, top, width, height) => ({
  left,
  top,
  width,
  height,
  x: left,
  y: top,
  right: left + width,
  bottom: top + height,
})

module.exports = layOut
module.exports.NOWHERE = rect(0, 0, 0, 0)
