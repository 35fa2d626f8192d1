// Things of a fixed size, scaled to the room there is.

/** Keeps `thing`, of its own fixed size, as large as `room` allows. */
export function fitInto(room: HTMLElement, thing: HTMLElement): void {
  observe(room, ({ width, height }) => {
    const scale = Math.min(width / thing.offsetWidth, height / thing.offsetHeight)
    thing.style.transform = `scale(${scale})`
  })
}

/** Keeps `thing` filling `room`, while what is in it sees a page `width_px` wide. */
export function fillAsWide(room: HTMLElement, thing: HTMLElement, width_px: number): void {
  observe(room, ({ width, height }) => {
    const scale = width / width_px
    thing.style.width = `${width_px}px`
    thing.style.height = `${height / scale}px`
    thing.style.transform = `scale(${scale})`
  })
}

function observe(room: HTMLElement, onSize: (size: DOMRectReadOnly) => void): void {
  new ResizeObserver(([entry]) => entry && onSize(entry.contentRect)).observe(room)
}
