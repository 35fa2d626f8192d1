/** The window of the emulated television, with the globals that a page finds on it. */
export type FrameWindow = Window & typeof globalThis
