import type { FrameWindow } from '../../../../platforms/emulator/tv/frame-window'

/** The window of a real, empty frame in jsdom, with classes of its own as in a browser. */
export function emptyFrame(): FrameWindow {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  return frame.contentWindow as FrameWindow
}
