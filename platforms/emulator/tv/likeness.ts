// A television that the emulator is to be like, as a bug report describes it. Its browser engine stays that of this
// computer; what the app asks an engine for is answered as there.

import type { FrameWindow } from './frame-window'
import type { Model } from './keys'

export interface Likeness {
  model: Model
  /** Of the platform, such as "5.5"; '' where it is not known. */
  version: string
  /** As the app names it, such as "Chromium 69". */
  engine: string
  /** Of the page, in CSS px, as `height` is. */
  width: number
  height: number
  /** How many px of the screen one of these is. */
  pixelRatio: number
  /** How far its clock is behind; below 0 when it is ahead. */
  behind_ms: number
  /** BCP 47. */
  language: string
}

/** A user agent by which the app finds this platform and engine. */
export function userAgentOf({ model, version, engine }: Likeness): string {
  const [name, number] = engine.split(' ')
  if (name === 'Firefox') return `Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/${number}.0`
  const webkit = `AppleWebKit/${name === 'WebKit' ? number : '537'}.36 (KHTML, like Gecko)`
  const chrome = name === 'Chromium' ? ` Chrome/${number}.0.0.0` : ''
  const platform = {
    tizen: `SMART-TV; LINUX; Tizen ${version}`.trim(),
    webos: 'Web0S; Linux/SmartTV',
    browser: 'X11; Linux',
  }[model]
  return `Mozilla/5.0 (${platform}) ${webkit}${chrome} TV Safari/537.36`
}

/** Gives a page the language and the pixel ratio of another television, before its first script. */
export function liken(frame: FrameWindow, { language, pixelRatio }: Likeness): void {
  const { navigator } = frame
  const give = (thing: object, name: string, value: unknown) =>
    Object.defineProperty(thing, name, { get: () => value, configurable: true })
  give(navigator, 'language', language)
  give(navigator, 'languages', [language])
  give(frame, 'devicePixelRatio', pixelRatio)
}

/**
 * Makes the frame as large as another television's page is, in CSS px, and fills the glass (1920 x 1080) with it as
 * well as it fits.
 */
export function sizeFrame(frame: HTMLIFrameElement, { width, height }: Likeness): void {
  const scale = Math.min(1920 / width, 1080 / height)
  const [left, top] = [(1920 - width * scale) / 2, (1080 - height * scale) / 2]
  frame.width = String(width)
  frame.height = String(height)
  frame.style.transformOrigin = '0 0'
  frame.style.transform = `translate(${left}px, ${top}px) scale(${scale})`
}
