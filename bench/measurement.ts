/** One line of a benchmark: what was measured, and how it stands against a peer or a floor in the same run. */
export type Measurement = {
  name: string
  value: number
  unit: string
  /** The peer or floor that was measured beside it. */
  against: string
  /** How many times as good as that it is; the median of the rounds. */
  ratio: number
  /** The least that the ratio may be; null where it is only told. */
  bar: number | null
  /** False where there is a bar that the ratio does not reach. */
  holds: boolean
}

/** A part of the benchmark: measures, saying meanwhile what it is at. */
export type Part = (say: (text: string) => void) => Promise<Measurement[]>

/** A measurement held against its bar. */
export function judge(measured: Omit<Measurement, 'holds'>): Measurement {
  return { ...measured, holds: measured.bar === null || measured.ratio >= measured.bar }
}
