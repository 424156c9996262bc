// A table of rules in words: what its columns look at, and what a row says as a sentence.
import type { RuleColumn, RuleTable } from '../../../../../src/mapping/core/document.ts'
import type { PlatformModel } from '../../../../../src/mapping/core/platform-model.ts'
import { cellMeaning, parseCell } from '../../../../../src/mapping/core/rules/cell.ts'
import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import { labelsOf } from '../boxes/given-box.tsx'
import type { RuleRow } from '../program.ts'
import type { Option } from '../words.ts'

export function columnLabel({ of, reads }: Pick<RuleColumn, 'of' | 'reads'>, model: PlatformModel) {
  if (of === 'user types') return 'User type'
  if (of === 'tags') return 'Tag'
  if (reads === '') return 'Nothing yet'
  return of === 'field' ? fieldLabel(reads, model) : sourceLabel(reads)
}

export function fieldLabel(key: string, model: PlatformModel): string {
  return model.fields.find((field) => field.key === key)?.label ?? key
}

/** "When Ticket is VIP and Country is NL: set Badge to “Gold”, add the tag Lounge". */
export function rowSentence(row: RuleRow, table: RuleTable, model: PlatformModel): string {
  const conditions = table.columns.flatMap((column) => {
    const cell = parseCell(row.when[column.id] ?? '')
    if (cell === 'any') return []
    const says = 'problem' in cell ? '…' : cellMeaning(cell)
    return [`${columnLabel(column, model)} ${says}`]
  })
  const when = conditions.length === 0 ? 'For everybody' : `When ${conditions.join(' and ')}`
  return `${when}: ${actsOf(row, model).join(', ') || 'nothing yet'}`
}

function actsOf(row: RuleRow, model: PlatformModel): string[] {
  const named = (
    [one, several]: readonly [string, string],
    part: 'tags' | 'groups',
    keys: readonly string[],
  ) => {
    const what = keys.length === 1 ? one : several
    return keys.length === 0 ? [] : [`${what} ${labelsOf(model, part, keys).join(' and ')}`]
  }
  const sets = Object.entries(row.set).map(([key, text]) =>
    /^\s*blank\s*$/iu.test(text)
      ? `empty ${fieldLabel(key, model)}`
      : `set ${fieldLabel(key, model)} to “${text}”`,
  )
  const decision = decisions.find(({ value }) => value === row.decision && value !== '')
  return [
    ...(decision ? [decision.label.toLowerCase()] : []),
    ...sets,
    ...named(['add the tag', 'add the tags'], 'tags', row.addTags),
    ...named(['remove the tag', 'remove the tags'], 'tags', row.removeTags),
    ...named(['add to', 'add to'], 'groups', row.addGroups),
  ]
}

export const hits: Option<RuleTable['hit']>[] = [
  {
    value: 'first',
    label: 'The first that fits',
    about: 'Rows are asked from the top; the first that fits decides, and no further row is asked.',
  },
  {
    value: 'all',
    label: 'All that fit',
    about: 'Every row that fits is applied; where two set one field, the later counts.',
  },
]

export const decisions: Option<RuleRow['decision']>[] = [
  { value: '', label: 'Come in', about: 'Nothing is decided here.' },
  { value: 'exclude', label: 'Leave out', about: 'They do not come in.' },
  { value: 'hold', label: 'Hold', about: 'They wait until a person has decided.' },
]
