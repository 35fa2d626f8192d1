// What one check found, in words for whoever sets Foyer up.

export type Finding =
  /** Good; `text` says what was seen. */
  | { status: 'passed'; text: string }
  /** Foyer will not work until somebody does `todo`. */
  | { status: 'failed'; text: string; todo: string }
  /** Worth knowing; Foyer works. */
  | { status: 'hint'; text: string }
  /** Not checked: it would say nothing, for the reason in `text`. */
  | { status: 'skipped'; text: string }

/** A check that found all well; `text` says what was seen. */
export const passed = (text: string): Finding => ({ status: 'passed', text })
/** A check that found what keeps Foyer from working until somebody does `todo`. */
export const failed = (text: string, todo: string): Finding => ({ status: 'failed', text, todo })
/** A check that found something worth knowing; Foyer works. */
export const hint = (text: string): Finding => ({ status: 'hint', text })
/** A check that was not made, for the reason in `text`. */
export const skipped = (text: string): Finding => ({ status: 'skipped', text })
