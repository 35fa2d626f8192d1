// LG's remote points as well as it presses. When its cursor goes, keys rule again, and what the
// pointer had scrolled away must come back into sight.

const listeners = new Set<() => void>()

/** @returns stops listening */
export function onPointerGone(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The television took its cursor off the screen. */
export function pointerGone(): void {
  for (const listener of listeners) listener()
}
