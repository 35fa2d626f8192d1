/**
 * What lies over what: screens, screens that are laid over another for a while, a reminder, dialogs. A screen may
 * change beneath an open dialog (a sign-in is approved while "Leave?" is asked), and must not get
 * above it by being the newer.
 */
export type Layer = 'screen' | 'overlay' | 'reminder' | 'dialog'

const ORDER: Layer[] = ['screen', 'overlay', 'reminder', 'dialog']

/**
 * Puts `item` above everything of its own layer and below everything of higher ones.
 * @returns takes this very item out again, wherever it is by then
 */
export function insertByLayer<T extends { layer: Layer }>(stack: T[], item: T): () => void {
  const rank = ORDER.indexOf(item.layer)
  const above = stack.findIndex((other) => ORDER.indexOf(other.layer) > rank)
  stack.splice(above < 0 ? stack.length : above, 0, item)
  return () => {
    const index = stack.indexOf(item)
    if (index >= 0) stack.splice(index, 1)
  }
}
