// The television, asked for what Foyer needs and never for who it is. Each kind of television is
// one short file (tizen.ts, webos.ts, browser.ts) that gives this interface; every native call in
// them is guarded, and has a plain answer where it is missing.

import type { LanguageTag } from '../i18n/language-tag'

/** A television, as far as Foyer asks anything of it. */
export interface Tv {
  /** What the diagnostics page says of it, such as "Tizen 5.5"; never branched on. */
  readonly name: string
  /** What the browser engine calls itself, such as "Chromium 69"; never branched on. */
  readonly engine: string
  /** Asks the television for the keys Foyer uses and it would keep for itself. */
  registerKeys(): void
  /** What Back on the first screen does: ask first, or leave at once for the launcher. */
  readonly exitRule: 'ask' | 'leave'
  /** Leaves the app. False when this television does not let an app close itself. */
  exit(): boolean
  /** Calls back when the app comes to the foreground (`true`) or leaves it; returns a way to stop. */
  onVisible(callback: (visible: boolean) => void): () => void
  /** Calls back when the network seems to have come (`true`) or gone; a hint, never the truth. */
  onNetwork(callback: (connected: boolean) => void): () => void
  /** Whether there seems to be a network; a hint. */
  connected(): boolean
  /** Calls back when the cursor of a pointing remote appears (`true`) or goes; returns a way to stop. */
  onPointer(callback: (shown: boolean) => void): () => void
  /** Holds the screen saver back (`true`), or lets it come as ever. */
  keepAwake(awake: boolean): void
  /** Whether the television reads aloud what has the focus; undefined where it does not tell. */
  voiceGuide(): boolean | undefined
  /** The television's language. */
  language(): LanguageTag
  /** The page, where a server can send the viewer back to it; undefined in a package. */
  readonly page: Page | undefined
}

/** A page as a place to which a server can send a browser back. */
export interface Page {
  /** Its address without query and fragment, as it is registered as a redirect address. */
  readonly address: string
  /** Leads the whole window to another address. */
  leaveFor(url: string): void
  /** Calls back when the viewer came back to this very page, as it was when it was left. @returns a way to stop */
  onShownAgain(callback: () => void): () => void
  /** What belongs to this window alone, and is still there when it has come back. */
  read(key: string): string | undefined
  /** @returns false when it could not be kept */
  write(key: string, value: string): boolean
  /** Does nothing where there is nothing of that key. */
  remove(key: string): void
}

/** Whether a native call could be made: it is there and does not throw. */
export function managed(call: () => void): boolean {
  try {
    call()
    return true
  } catch {
    return false
  }
}

/** What a native call gives, or `fallback` where it is missing or throws. */
export function guarded<T>(call: () => T, fallback: T): T {
  try {
    return call()
  } catch {
    return fallback
  }
}
