// The columns of a decision table's sheet: its conditions, the fields that it sets, and what else a rule can do. Which
// conditions and fields there are, people say themselves, in the headings.
import { choice, exactIfAny, line, prose, type Kind } from '../text/kind.ts'
import { manyNames } from '../text/names.ts'
import { fromDay, semicolons, untilDay } from './columns.ts'
import { rowsAt, textOf, valueAt, type Data } from './data.ts'
import type { Path } from './definition.ts'
import type { Names } from './names.ts'

export type RuleColumn = {
  /** 'when:' with the id of a condition, 'set:' with the key of a field, or the key of anything else in a rule. */
  key: string
  group: 'WHEN' | 'SET' | 'THEN'
  heading: string
  /** Whether people may write the heading. */
  isOpen: boolean
  note: string
  width: number
  kind: Kind
  at: readonly string[]
}

/** Blank columns for further conditions and fields. */
const spare = 2

export function ruleColumns(document: Data, table: Path | null, names: Names): RuleColumn[] {
  const conditions = table === null ? [] : rowsAt(document, [...table, 'columns'])
  const rows = table === null ? [] : rowsAt(document, [...table, 'rows'])
  const set = new Set(rows.flatMap((row) => Object.keys(valueAt(row, ['set']) ?? {})))
  const inUse = new Set(conditions.map(({ id }) => textOf(id)))
  // Cells of a condition that is no more change nothing; shown, they can be put right.
  const lost = rows.flatMap((row) => Object.keys(valueAt(row, ['when']) ?? {}))
  return [
    ...conditions.map((condition) =>
      conditionColumn(textOf(condition['id']), reads(condition, names)),
    ),
    ...[...new Set(lost)].filter((id) => !inUse.has(id)).map((id) => conditionColumn(id, '')),
    ...Array.from({ length: spare }, () => conditionColumn('', '')),
    ...[...set].map((key) => setColumn(key, names.fields.nameOf(key))),
    ...Array.from({ length: spare }, () => setColumn('', '')),
    ...fixedColumns(names),
  ]
}

/** What a condition looks at, as its heading says it. */
function reads({ of, reads }: Data, names: Names): string {
  const text = textOf(reads)
  if (of === 'user types') return lookedAt.userTypes
  if (of === 'tags') return lookedAt.tags
  if (of === 'field') return `field: ${names.fields.nameOf(text)}`
  return /^(?:the user types|the tags|field:|source:)/iu.test(text) ? `source: ${text}` : text
}

const lookedAt = { userTypes: 'the user types', tags: 'the tags' }

/** The condition that a heading says. */
export function conditionOf(heading: string, names: Names): { of: string; reads: string } {
  const text = heading.trim()
  const folded = text.toLowerCase()
  if (folded === lookedAt.userTypes) return { of: 'user types', reads: '' }
  if (folded === lookedAt.tags) return { of: 'tags', reads: '' }
  const [, mark = '', rest = ''] = /^(field|source):\s*(.*)$/isu.exec(text) ?? []
  if (mark === '') return { of: 'source', reads: text }
  return mark.toLowerCase() === 'field'
    ? { of: 'field', reads: names.fields.keyOf(rest) ?? rest }
    : { of: 'source', reads: rest }
}

function conditionColumn(id: string, heading: string): RuleColumn {
  return {
    key: `when:${id}`,
    group: 'WHEN',
    heading,
    isOpen: true,
    note: 'Write in this heading what the condition looks at: a field of your data (order.ticket), field: and a platform field (field: Country), the user types, or the tags. Below it, in each rule: a value, several (a; b), not a; b, a range (10..20, >= 5), blank, not blank, yes, no, starts with a, ends with a, contains a. * or nothing: anything.',
    width: 22,
    kind: line,
    at: ['when', id],
  }
}

function setColumn(key: string, heading: string): RuleColumn {
  return {
    key: `set:${key}`,
    group: 'SET',
    heading,
    isOpen: true,
    note: 'Write in this heading the platform field that is set. Below it, in each rule: the text that it gets; {order.ticket} in it stands for what your data has there. Blank: it is not set.',
    width: 22,
    kind: exactIfAny,
    at: ['set', key],
  }
}

function fixedColumns(names: Names): RuleColumn[] {
  const then = (key: string, heading: string, width: number, kind: Kind, note: string) => ({
    key,
    group: 'THEN' as const,
    heading,
    isOpen: false,
    note,
    width,
    kind,
    at: [key],
  })
  return [
    then(
      'addTags',
      'Add tags',
      22,
      manyNames(names.tags),
      `Tags that the person gets. ${semicolons}`,
    ),
    then(
      'removeTags',
      'Remove tags',
      22,
      manyNames(names.tags),
      `Tags that are taken away. ${semicolons}`,
    ),
    then(
      'addGroups',
      'Add to groups',
      20,
      manyNames(names.groups),
      `Groups that the person joins. ${semicolons}`,
    ),
    then(
      'decision',
      'Decision',
      12,
      choice(['', 'exclude', 'hold']),
      'exclude: the record is left out. hold: it waits for a person to decide. Blank: it comes in.',
    ),
    then('from', fromDay.header, fromDay.width, line, fromDay.note),
    then('until', untilDay.header, untilDay.width, line, untilDay.note),
    then('note', 'Note', 34, prose, 'Whatever you want to tell us about this rule.'),
  ]
}
