/**
 * How long something takes, in ms of the processor, so that other programs on the machine do not count.
 * https://nodejs.org/api/process.html#processcpuusagepreviousvalue
 */
export function processorTime_ms(act: () => void): number {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
