// Back goes one step back: of those on the uppermost layer, whoever came last answers first. A screen
// or dialog puts its step here when it appears and takes it away when it goes.

import { insertByLayer, type Layer } from './layers'

export interface BackStack {
  /**
   * Puts a step where its layer belongs.
   * @returns takes this very step away again, wherever it is by then
   */
  push(take: () => void, layer: Layer): () => void
  /** Takes one step back; false when nobody had one. */
  goBack(): boolean
}

/** An empty Back stack. */
export function createBackStack(): BackStack {
  const steps: { layer: Layer; take: () => void }[] = []
  return {
    push(take, layer) {
      return insertByLayer(steps, { layer, take })
    },
    goBack() {
      const step = steps[steps.length - 1]
      step?.take()
      return step !== undefined
    },
  }
}
