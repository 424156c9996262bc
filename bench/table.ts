import type { Measurement } from './measurement.ts'

/** Measurements for people to read: one line each, in columns. */
export function tableOf(measurements: readonly Measurement[]): string {
  const lines = [
    ['', 'measured', 'against', 'ratio', 'bar', ''],
    ...measurements.map(({ name, value, unit, against, ratio, bar, holds }) => [
      name,
      `${inFigures(value)} ${unit}`,
      against,
      `${inFigures(ratio)} ×`,
      bar === null ? '–' : `≥ ${inFigures(bar)} ×`,
      bar === null ? '' : holds ? 'holds' : 'does not hold',
    ]),
  ]
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths?.[column] ?? 0
          return rightAligned.has(column) ? cell.padStart(width) : cell.padEnd(width)
        })
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

/** Columns that hold numbers. */
const rightAligned = new Set([1, 3, 4])

/** Three figures that count, cut rather than rounded: what is below its bar must not look like it. */
function inFigures(number: number): string {
  return number.toLocaleString('en', { maximumSignificantDigits: 3, roundingMode: 'trunc' })
}
