// A token bucket for each address: full at first, refilled evenly, so a short burst passes and a
// flood does not. Each process has its own; in front of many, the platform's own limit belongs.

interface Bucket {
  tokens: number
  filledAt_ms: number
}

/**
 * Makes a limiter.
 * @returns asks for one request of an address: 0 when it may pass, else the whole seconds until one may
 */
export function rateLimiter(
  { perMinute, addresses }: { perMinute: number; addresses: number },
  now: () => number,
): (address: string) => number {
  const perMs = perMinute / 60_000
  // A Map keeps the order of insertion, so its first key is the address unheard for longest.
  const buckets = new Map<string, Bucket>()

  return (address) => {
    const time = now()
    const known = buckets.get(address) ?? { tokens: perMinute, filledAt_ms: time }
    const elapsed_ms = Math.max(0, time - known.filledAt_ms)
    const tokens = Math.min(perMinute, known.tokens + elapsed_ms * perMs)
    const passes = tokens >= 1
    buckets.delete(address)
    buckets.set(address, { tokens: passes ? tokens - 1 : tokens, filledAt_ms: time })
    const [oldest] = buckets.keys()
    if (buckets.size > addresses && oldest !== undefined) buckets.delete(oldest)
    return passes ? 0 : Math.ceil((1 - tokens) / perMs / 1000)
  }
}
