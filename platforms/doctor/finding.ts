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

export const passed = (text: string): Finding => ({ status: 'passed', text })
export const failed = (text: string, todo: string): Finding => ({ status: 'failed', text, todo })
export const hint = (text: string): Finding => ({ status: 'hint', text })
export const skipped = (text: string): Finding => ({ status: 'skipped', text })
