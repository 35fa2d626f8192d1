// The television, asked for what Foyer needs and never for who it is. Each kind of television is
// one short file (tizen.ts, webos.ts, browser.ts) that gives this interface; every native call in
// them is guarded, and has a plain answer where it is missing.

export interface Tv {
  /** A name for a diagnostics page, such as "Tizen 5.5"; never branched on. */
  readonly name: string
  /** Leaves the app. False when this television does not let an app close itself. */
  exit(): boolean
  /** Calls back when the app comes to the foreground (`true`) or leaves it; returns a way to stop. */
  onVisible(callback: (visible: boolean) => void): () => void
  /** Calls back when the network seems to have come (`true`) or gone; a hint, never the truth. */
  onNetwork(callback: (connected: boolean) => void): () => void
  /** BCP 47 tag of the television's language. */
  language(): string
}
