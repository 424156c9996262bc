// What the rows of a table can do, each an act with a column of its own.
import type { RuleTable } from '../../../../../src/mapping/core/document.ts'
import type { RuleRow } from '../program.ts'
import { withoutKey } from './rules-edits.ts'

/** 'set.city', or one of the others; as problems name the column. */
export type Act = `set.${string}` | OtherAct
export type OtherAct = 'addTags' | 'removeTags' | 'addGroups' | 'decision' | 'days'

export const otherActs: { act: OtherAct; label: string; about: string }[] = [
  { act: 'addTags', label: 'Add tags', about: 'Tags that whoever it fits gets.' },
  { act: 'removeTags', label: 'Remove tags', about: 'Tags that whoever it fits loses.' },
  { act: 'addGroups', label: 'Add to groups', about: 'Groups of the platform that they join.' },
  { act: 'decision', label: 'Leave out or hold', about: 'Whether they come in at all.' },
  { act: 'days', label: 'Only on some days', about: 'The first and the last day of the row.' },
]

/** The acts that any row uses, and those that were opened to be filled in: the fields first. */
export function actsShown(table: RuleTable, opened: readonly Act[]): Act[] {
  const shown = new Set<Act>([...table.rows.flatMap(actsOf), ...opened])
  const sets = [...shown].filter((act) => act.startsWith('set.'))
  return [...sets, ...otherActs.map(({ act }) => act).filter((act) => shown.has(act))]
}

/** What a table in which no row does anything yet is opened with. */
export function firstActs(table: RuleTable): Act[] {
  return table.rows.some((row) => actsOf(row).length > 0) ? [] : ['addTags', 'decision']
}

function actsOf({ set, addTags, removeTags, addGroups, decision, from, until }: RuleRow): Act[] {
  return [
    ...Object.keys(set).map((key): Act => `set.${key}`),
    ...(addTags.length > 0 ? ['addTags' as const] : []),
    ...(removeTags.length > 0 ? ['removeTags' as const] : []),
    ...(addGroups.length > 0 ? ['addGroups' as const] : []),
    ...(decision === '' ? [] : ['decision' as const]),
    ...(from === null && until === null ? [] : ['days' as const]),
  ]
}

/** A row that does not do this any more. */
export function withoutAct(row: RuleRow, act: Act): RuleRow {
  switch (act) {
    case 'addTags':
    case 'removeTags':
    case 'addGroups':
      return { ...row, [act]: [] }
    case 'decision':
      return { ...row, decision: '' }
    case 'days':
      return { ...row, from: null, until: null }
    default:
      return { ...row, set: withoutKey(row.set, act.slice('set.'.length)) }
  }
}
