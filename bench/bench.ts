import { parseArgs } from 'node:util'
import type { Measurement } from './measurement.ts'
import { chooseParts, type Parts } from './parts.ts'
import { tableOf } from './table.ts'

/** Where the measurements are printed, and where it is said what goes on meanwhile. */
export type Output = { print: (text: string) => void; say: (text: string) => void }

/**
 * Measures the parts named in the arguments, or all, and prints a table, or with --json an array of measurements.
 * True where every bar holds.
 */
export async function bench(args: string[], parts: Parts, output: Output): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const measurements: Measurement[] = []
  for (const load of chooseParts(parts, positionals)) {
    const measure = await load()
    measurements.push(...(await measure(output.say)))
  }
  output.print(values.json ? JSON.stringify(measurements, null, 2) : tableOf(measurements))
  return measurements.every(({ holds }) => holds)
}
