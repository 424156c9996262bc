/** For tests: the milliseconds of processor time that an act takes, which other work on the machine does not lengthen. */
export function processorTime(act: () => void): number {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
