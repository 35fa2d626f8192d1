// Back goes one step back: whoever came last answers first. A screen or dialog puts its step on
// the stack when it appears and takes it away when it goes.

type Step = () => void

const steps: Step[] = []

/**
 * Puts a step on the stack.
 * @returns takes this very step away again, wherever in the stack it is by then
 */
export function pushBack(step: Step): () => void {
  // A wrapper of its own, so that the same function pushed twice is two steps.
  const own: Step = () => step()
  steps.push(own)
  return () => {
    const at = steps.lastIndexOf(own)
    if (at >= 0) steps.splice(at, 1)
  }
}

/** Takes one step back; false when nobody had one. */
export function goBack(): boolean {
  const step = steps[steps.length - 1]
  step?.()
  return step !== undefined
}
