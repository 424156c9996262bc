// What the rules do to the sample: whom each row takes, whom several rows fit, and whom none does.
import type { Mapping } from '../../mapping/core/compile.ts'
import type { MappingDocument } from '../../mapping/core/document.ts'
import type { RuleHit } from '../../mapping/core/explanation.ts'
import type { TriedPerson } from './people.ts'
import type { Sample } from './program.ts'

/** One table. People are named by their ids. */
export type RuleEffect = {
  table: string
  /** How many people the table was asked about: whom no tab or table before left out or held. */
  asked: number
  /** The rows that fit somebody, in their order. */
  rows: RuleRowEffect[]
  /** Whom no row fits. */
  none: number[]
  /** Rows, by their places from 1, that fit the same people, the most people first; of very many groups the first. */
  several: { numbers: number[]; people: number[] }[]
}

export type RuleRowEffect = {
  row: string
  /** Whom the row is applied to. */
  people: number[]
  /** Whom it fits as well, but an earlier row took. */
  taken: number[]
  /** Whom it fits, and another row fits too. */
  shared: number[]
}

/** @param people everybody of the sample, by whom the records are theirs. */
export function ruleEffects(
  { rules }: MappingDocument,
  { explain }: Mapping,
  { records }: Sample,
  people: readonly TriedPerson[],
): RuleEffect[] {
  if (rules.tables.length === 0) return []
  const owners = new Map(people.flatMap(({ id, records }) => records.map((one) => [one, id])))
  const tallies = new Map(rules.tables.map(({ id }) => [id, newTally()]))
  for (const { recordNumber, record } of records) {
    const id = owners.get(recordNumber) ?? recordNumber
    for (const { table, hits } of explain(record).rules) {
      const tally = tallies.get(table)
      if (tally) count(tally, id, hits)
    }
  }
  return rules.tables.map(({ id, rows }) =>
    effectOf(
      id,
      tallies.get(id) ?? newTally(),
      rows.map((row) => row.id),
    ),
  )
}

type Tally = {
  asked: Set<number>
  fitted: Set<number>
  rows: Map<string, { people: Set<number>; taken: Set<number>; shared: Set<number> }>
  several: Map<string, { numbers: number[]; people: Set<number> }>
}

function newTally(): Tally {
  return { asked: new Set(), fitted: new Set(), rows: new Map(), several: new Map() }
}

function count(tally: Tally, id: number, hits: readonly RuleHit[]): void {
  tally.asked.add(id)
  if (hits.length > 0) tally.fitted.add(id)
  for (const { row, applied } of hits.slice(0, mostOfOne)) {
    const found = tally.rows.get(row.row) ?? {
      people: new Set(),
      taken: new Set(),
      shared: new Set(),
    }
    tally.rows.set(row.row, found)
    const part = applied ? found.people : found.taken
    part.add(id)
    if (hits.length > 1) found.shared.add(id)
  }
  if (hits.length < 2) return
  const numbers = hits.slice(0, mostOfOne).map(({ number }) => number)
  const key = numbers.join(' ')
  const group = tally.several.get(key) ?? { numbers, people: new Set() }
  tally.several.set(key, group)
  group.people.add(id)
}

function effectOf(table: string, tally: Tally, order: readonly string[]): RuleEffect {
  return {
    table,
    asked: tally.asked.size,
    rows: order.flatMap((row) => {
      const found = tally.rows.get(row)
      if (!found) return []
      const { people, taken, shared } = found
      return [{ row, people: [...people], taken: [...taken], shared: [...shared] }]
    }),
    none: [...tally.asked.difference(tally.fitted)],
    several: [...tally.several.values()]
      .map(({ numbers, people }) => ({ numbers: numbers.slice(0, mostRows), people: [...people] }))
      .toSorted((a, b) => b.people.length - a.people.length)
      .slice(0, mostGroups),
  }
}

/** Of one person whom more rows fit, the first are told: ten thousand rows for everybody would be millions of ids. */
const mostOfOne = 100
const mostRows = 10
const mostGroups = 50
