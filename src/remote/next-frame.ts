/** Calls back before the next picture is drawn; what that changes is in it. */
export type NextFrame = (callback: () => void) => void

/** Calls back before the engine's next picture (`requestAnimationFrame`). */
export const nextFrame: NextFrame = (callback) => void requestAnimationFrame(callback)
