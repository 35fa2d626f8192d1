/**
 * What the diagnostics page says of something thrown: its kind and where in Foyer's code it came from, such
 * as "TypeError 1:20344". Never its message, which may quote a title or a link.
 */
export function crashText(error: unknown): string {
  const { name, stack } = (error ?? {}) as { name?: unknown; stack?: unknown }
  const kind = typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error'
  const [, place] =
    typeof stack === 'string' ? (/:(\d{1,7}:\d{1,7})\)?(?:\n|$)/.exec(stack) ?? []) : []
  return place ? `${kind} ${place}` : kind
}
