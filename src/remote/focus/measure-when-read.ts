// Where a focusable thing is. Norigin asks for it whenever one appears, gets the focus or loses it, and looks at
// the answer only when an arrow leads from one to another. Each measurement makes the engine lay the page out in
// the middle of a change, so here nothing is measured before the answer is looked at.

/** Sides and size in px of the stage, without transforms; with its node, as Norigin's callbacks want it. */
export interface Box {
  x: number
  y: number
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
  node: HTMLElement
}

/**
 * The box of `node`, measured once, when a side of it is read for the first time; its own offsets and those of all
 * that it lies in, as Norigin measures by itself.
 */
export function measureWhenRead(node: HTMLElement): Box {
  let measured: Record<'left' | 'top' | 'width' | 'height', number> | undefined
  const side = (name: 'left' | 'top' | 'width' | 'height') => {
    measured ??= measure(node)
    return measured[name]
  }
  return {
    node,
    get left() {
      return side('left')
    },
    get top() {
      return side('top')
    },
    get width() {
      return side('width')
    },
    get height() {
      return side('height')
    },
    get right() {
      return side('left') + side('width')
    },
    get bottom() {
      return side('top') + side('height')
    },
    get x() {
      return side('left') - offsetOf(node.parentElement).left
    },
    get y() {
      return side('top') - offsetOf(node.parentElement).top
    },
  }
}

function measure(node: HTMLElement) {
  return { ...offsetOf(node), width: node.offsetWidth, height: node.offsetHeight }
}

/** How far an element is from the page's corner; nothing for none. */
function offsetOf(element: HTMLElement | null) {
  let left = element?.offsetLeft ?? 0
  let top = element?.offsetTop ?? 0
  let outer = element?.offsetParent as HTMLElement | null | undefined
  while (outer) {
    left += outer.offsetLeft - outer.scrollLeft
    top += outer.offsetTop - outer.scrollTop
    outer = outer.offsetParent as HTMLElement | null
  }
  return { left, top }
}
