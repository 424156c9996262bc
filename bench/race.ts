import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Does the whole of the work once, and gives a number that depends on all of its results. */
export type Runner = () => number | Promise<number>

/** The milliseconds of this thread's processor time that each of several took for the same work, round by round. */
export type Times<Name extends string> = { readonly [Each in Name]: readonly number[] }

/**
 * Lets several do the same work in turns (a b c, a b c, …), so that whatever else the machine does meets all of them;
 * the rounds for warming up are not counted. For work that waits for nothing: time that the processor gives to other
 * programs is not counted either. The results are summed up, so that none can be optimised away, and must be the same
 * in every round.
 */
export async function race<Name extends string>(
  runners: { readonly [Each in Name]: Runner },
  rounds: { warmUp: number; counted: number },
): Promise<Times<Name>> {
  const names = Object.keys(runners) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as {
    [Each in Name]: number[]
  }
  const sums = new Map<Name, number>()
  for (let round = -rounds.warmUp; round < rounds.counted; round += 1) {
    for (const name of names) {
      const { time, sum } = await timed(runners[name])
      if (sum !== (sums.get(name) ?? sum)) {
        throw new Error(`The results of '${name}' were not the same in every round.`)
      }
      sums.set(name, sum)
      if (round >= 0) times[name].push(time)
    }
  }
  return times
}

/** How many times as fast as `peer` it was in the same round; the median of the rounds. */
export function speedOver(own: readonly number[], peer: readonly number[]): number {
  return median(own.map((time, round) => (peer[round] ?? Number.NaN) / time))
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, number) => sum + number, 0) / middle.length
}

async function timed(run: Runner): Promise<{ time: number; sum: number }> {
  // Nobody sweeps up after those before them.
  collectGarbage()
  const start = process.threadCpuUsage()
  const result = run()
  const sum = typeof result === 'number' ? result : await result
  const { user, system } = process.threadCpuUsage(start)
  return { time: (user + system) / 1000, sum }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
