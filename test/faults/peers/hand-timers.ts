// Libraries that wait by the engine's own timers, which here are those of a clock moved by hand.

import type { Steps } from '../sockets/steps'

/** What `setTimeout` gives in Node, as far as anybody uses it. */
class HandTimeout {
  readonly #steps: Steps
  readonly #call: () => void
  readonly #ms: number
  #stop = new AbortController()

  constructor(steps: Steps, call: () => void, ms: number) {
    this.#steps = steps
    this.#call = call
    // As Node has it: what is no number, or less than a millisecond, is one.
    this.#ms = ms >= 1 ? ms : 1
    this.#begin()
  }

  #begin() {
    this.#steps.clock.wait(this.#ms, this.#stop.signal).then(this.#call, () => {})
  }

  stop() {
    this.#stop.abort()
  }

  refresh() {
    this.stop()
    this.#stop = new AbortController()
    this.#begin()
    return this
  }

  ref() {
    return this
  }

  unref() {
    return this
  }

  hasRef() {
    return true
  }
}

/**
 * Puts `setTimeout`, `clearTimeout` and `AbortSignal.timeout` on the clock of `steps`.
 * @returns puts the engine's own back
 */
export function setHandTimers(steps: Steps): () => void {
  const own = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const ownTimeout = AbortSignal.timeout
  const set = (call: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    new HandTimeout(steps, () => call(...given), ms)
  const clear = (timeout: unknown) => {
    if (timeout instanceof HandTimeout) timeout.stop()
    else own.clearTimeout(timeout as number)
  }
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
  AbortSignal.timeout = (ms) => {
    // As the engine's own does of no number.
    if (!Number.isFinite(ms)) return ownTimeout.call(AbortSignal, ms)
    const controller = new AbortController()
    const over = new DOMException('The operation timed out.', 'TimeoutError')
    steps.clock.wait(ms).then(() => controller.abort(over))
    return controller.signal
  }
  return () => {
    Object.assign(globalThis, own)
    AbortSignal.timeout = ownTimeout
  }
}
