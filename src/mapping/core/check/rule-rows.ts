import { atMost } from './at-most.ts'
import type { RuleTable } from '../document.ts'
import type { Problem } from '../problem.ts'
import { overlaps, unreachable, type Clash, type Effort, type Pair } from '../rules/pairs.ts'
import type { ReadRow, ReadTable } from '../rules/read-table.ts'
import { contentOf } from '../rules/set.ts'

/** The rows of a table beside each other: which do nothing, which are never reached, and which contradict another. */
export function checkRuleRows(
  table: RuleTable,
  read: ReadTable,
  efforts: { lost: Effort; clashes: Effort },
): Problem[] {
  const lost = table.hit === 'first' ? unreachable(read, efforts.lost) : []
  const clashes = overlaps(withoutLost(read, lost), table.hit, efforts.clashes, mostPairs)
  return [
    ...checkActs(table, read),
    ...lostProblems(table, lost),
    ...clashProblems(table, clashes),
    ...(Math.min(efforts.lost.left, efforts.clashes.left) < 0 ? [tooMany(table)] : []),
  ]
}

const mostPairs = 10
const most = 20

function checkActs({ name, hit }: RuleTable, { rows }: ReadTable): Problem[] {
  const faults = atMost(most, (count) => `${count} more rows of '${name}' do nothing.`)
  const place = { tab: 'rules', column: null } as const
  for (const read of rows) {
    if (acts(read)) continue
    const row = read.row.id
    if (hit === 'all' || read === rows.at(-1)) {
      const text = `Row ${read.number} of '${name}' does nothing: say what it sets, adds, leaves out or holds.`
      faults.add({ severity: 'problem', ...place, row }, () => text)
    } else {
      const text = `Row ${read.number} of '${name}' does nothing: whoever it fits is asked no further row. Leave it so if that is meant.`
      faults.add({ severity: 'warning', ...place, row }, () => text)
    }
  }
  return faults.found()
}

function acts({ row }: ReadRow): boolean {
  const keys = [...row.addTags, ...row.removeTags, ...row.addGroups]
  const sets = Object.values(row.set).some((text) => contentOf(text) !== '')
  return row.decision !== '' || sets || keys.length > 0
}

function lostProblems({ name }: RuleTable, lost: readonly Pair[]): Problem[] {
  const found = atMost(most, (count) => `${count} more rows of '${name}' are never reached.`)
  for (const { earlier, later } of lost) {
    const place = { severity: 'problem', tab: 'rules', row: later.row.id, column: null } as const
    found.add(
      place,
      () =>
        `Row ${later.number} of '${name}' is never reached: row ${earlier.number} fits everybody whom it fits, and the first counts. Move it up, or take it out.`,
    )
  }
  return found.found()
}

function clashProblems(
  { name, hit }: RuleTable,
  { pairs, more }: { pairs: Clash[]; more: number },
): Problem[] {
  const found = pairs.map(({ earlier, later, hides }): Problem => {
    const both = `Rows ${earlier.number} and ${later.number} of '${name}' can fit one person and do not agree`
    const text =
      hit === 'all'
        ? `${both}; row ${later.number} counts, as the later.`
        : hides
          ? `Row ${later.number} of '${name}' is reached only by people with several values: row ${earlier.number} fits everybody else whom it fits, and the first counts.`
          : `${both}; row ${earlier.number} counts, as the first.`
    return { severity: 'warning', tab: 'rules', row: later.row.id, column: null, text }
  })
  const [first] = pairs
  if (more === 0 || first === undefined) return found
  const text = `${more.toLocaleString('en')} more pairs of rows of '${name}' can fit one person and do not agree.`
  return [
    ...found,
    { severity: 'warning', tab: 'rules', row: first.later.row.id, column: null, text },
  ]
}

function withoutLost({ columns, rows }: ReadTable, lost: readonly Pair[]): ReadTable {
  const gone = new Set(lost.map(({ later }) => later))
  return { columns, rows: rows.filter((row) => !gone.has(row)) }
}

function tooMany({ id, name }: RuleTable): Problem {
  const text = `'${name}' has too many rows alike to hold each against every other; of some it is not known whether they are reached, or contradict another.`
  return { severity: 'warning', tab: 'rules', row: id, column: null, text }
}
