// A bucket of tokens for each address: full at first, refilled evenly, so a short burst passes and a flood does
// not. What is remembered of a bucket is one number, when it will be full again, as there are many of them
// (https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm). Each process has its own; in front of many, the
// platform's own limit belongs.

const MINUTE_MS = 60_000

/**
 * Makes a limiter by a bucket of tokens for each address.
 * @param limits `perMinute`: how many requests an address may send in a minute; `addresses`: how many are remembered
 * @param now ms since 1970
 * @returns asks for one request of an address: 0 when it may pass, else the whole seconds until one may
 */
export function rateLimiter(
  { perMinute, addresses }: { perMinute: number; addresses: number },
  now: () => number,
): (address: string) => number {
  const token_ms = MINUTE_MS / perMinute
  // A Map keeps the order of insertion, so its first key is the address unheard for longest.
  const fullAt_ms = new Map<string, number>()

  return (address) => {
    const time = now()
    // From empty to full it is a minute, whatever a clock says that was set back.
    const missing_ms = Math.min(MINUTE_MS, Math.max(0, (fullAt_ms.get(address) ?? 0) - time))
    const wait_ms = missing_ms + token_ms - MINUTE_MS
    const passes = wait_ms < 1e-3 // a fraction of a millisecond is what rounding leaves
    fullAt_ms.delete(address)
    fullAt_ms.set(address, time + missing_ms + (passes ? token_ms : 0))
    const [oldest] = fullAt_ms.keys()
    if (fullAt_ms.size > addresses && oldest !== undefined) fullAt_ms.delete(oldest)
    return passes ? 0 : Math.ceil(wait_ms / 1000)
  }
}
