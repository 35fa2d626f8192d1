// Back goes one step back: of those on the uppermost layer, whoever came last answers first. A screen
// or dialog puts its step here when it appears and takes it away when it goes.

import { insertByLayer, type Layer } from './layers'

interface Step {
  layer: Layer
  take: () => void
}

const steps: Step[] = []

/**
 * Puts a step where its layer belongs.
 * @returns takes this very step away again, wherever it is by then
 */
export function pushBack(take: () => void, layer: Layer): () => void {
  const step = { layer, take }
  insertByLayer(steps, step)
  return () => {
    const at = steps.indexOf(step)
    if (at >= 0) steps.splice(at, 1)
  }
}

/** Takes one step back; false when nobody had one. */
export function goBack(): boolean {
  const step = steps[steps.length - 1]
  step?.take()
  return step !== undefined
}
