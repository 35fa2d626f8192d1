/** Calls back before the next picture is drawn; what that changes is in it. */
export type NextFrame = (callback: () => void) => void

/** The engine's own pictures. */
export const nextFrame: NextFrame = (callback) => void requestAnimationFrame(callback)
