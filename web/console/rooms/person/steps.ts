import type { Step } from './queries.ts'

/** A value out of a record in a line of text; null for blank. */
export function jsonText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.map((item) => jsonText(item) ?? 'blank').join(', ') || null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export type StepGroup =
  | { kind: 'step'; key: string; step: Step; first: boolean; last: boolean }
  | { kind: 'unchanged'; key: string; texts: string[] }

/** Steps that changed nothing stand together in one line; the first and the last always stand alone. */
export function foldSteps(steps: readonly Step[]): StepGroup[] {
  const groups: StepGroup[] = []
  for (const [at, step] of steps.entries()) {
    const first = at === 0
    const last = at === steps.length - 1
    const before = groups.at(-1)
    if (first || last || changes(step)) {
      groups.push({ kind: 'step', key: `${at}`, step, first, last })
    } else if (before?.kind === 'unchanged') {
      before.texts.push(step.text)
    } else {
      groups.push({ kind: 'unchanged', key: `${at}`, texts: [step.text] })
    }
  }
  return groups
}

const changes = ({ before, after }: Step) => JSON.stringify(before) !== JSON.stringify(after)
