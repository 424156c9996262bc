/** For tests: the milliseconds that this thread has a processor during an act, which other work, here or on the machine, does not lengthen. */
export function processorTime(act: () => void): number {
  const before = process.threadCpuUsage()
  act()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
