// A finger on a key of the remote: one press, which repeats while it is held.

// What televisions do, roughly; they differ between models.
const FIRST_MS = 450
const NEXT_MS = 110

/**
 * Calls `press` when a pointer goes down on `button`, again and again while it stays, and `release`
 * once when it ends. A button pressed by keyboard is one short press. The button never takes the
 * focus from the television by being clicked.
 */
export function holdable(
  button: HTMLElement,
  press: (repeat: boolean) => void,
  release: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDown = false

  const end = () => {
    clearTimeout(timer)
    if (isDown) release()
    isDown = false
    button.classList.remove('down')
  }
  const again = () => {
    press(true)
    timer = setTimeout(again, NEXT_MS)
  }
  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    button.setPointerCapture(event.pointerId)
    button.classList.add('down')
    isDown = true
    press(false)
    timer = setTimeout(again, FIRST_MS)
  })
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'])
    button.addEventListener(type, end)
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', (event) => {
    // Enter or Space on the focused button, and assistive technology, come without a pointer.
    if (event.detail !== 0) return
    press(false)
    release()
  })
}
