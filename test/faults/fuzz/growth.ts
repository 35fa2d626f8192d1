/** Between 64, where the time grows as the length does, and 4096, where it grows as the square, on a scale of factors. */
export const LINEAR = 512

/** What is next to nothing on any machine that runs tests, ms. */
const NOTHING_MS = 30

/**
 * How many times as much of the processor's time 64 times as many parts take; the least of several goes. 0 when
 * even that is next to nothing.
 * @param prepare makes what is measured, of a number of parts
 */
export async function growth(
  prepare: (count: number) => () => unknown,
  small: number,
): Promise<number> {
  const acts = { small: prepare(small), large: prepare(small * 64) }
  await acts.small()
  const took = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let go = 0; go < 4; go++) {
    took.small = Math.min(took.small, await processorTime_ms(acts.small))
    took.large = Math.min(took.large, await processorTime_ms(acts.large))
    if (took.large < NOTHING_MS) return 0
  }
  return took.large / Math.max(took.small, 0.001)
}

/** As test/processor-time.ts has it, with what is awaited. */
async function processorTime_ms(act: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
