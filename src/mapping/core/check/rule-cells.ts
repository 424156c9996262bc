import { atMost } from './at-most.ts'
import type { keysKnown } from './known-keys.ts'
import { checkSources } from './sources.ts'
import type { RuleColumn, RuleTable } from '../document.ts'
import { expressionIn } from '../expression/mark.ts'
import { Hold, quoted } from '../hold.ts'
import type { FieldDefinition, PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import type { Asked } from '../rules/asked.ts'
import { cellGrammar, parseCell } from '../rules/cell.ts'
import type { ReadColumn, ReadTable } from '../rules/read-table.ts'
import { compileSetting, contentOf, settingPaths } from '../rules/set.ts'
import { sawAll, seenValues } from '../source/seen-values.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { templateProblem } from '../values/text-template.ts'
import { fold } from '../values/value.ts'

/** What the tables are held against. */
export type RuleChecks = {
  /** Its tags with those that the document adds. */
  model: PlatformModel
  source: SourceFields | null
  unknown: { [Kind in 'field' | 'tag' | 'group']: ReturnType<typeof keysKnown> }
  /** '; did you mean …?', ready to end a sentence; blank once that has taken long enough. */
  hint: (word: string, candidates: Iterable<string>) => string
}

/** Each cell by itself: conditions that cannot be read or name what nobody has, and acts that the platform refuses. */
export function checkRuleCells(table: RuleTable, read: ReadTable, checks: RuleChecks): Problem[] {
  return [
    ...checkReadable(table, read),
    ...checkNamed(table, read, checks),
    ...checkSettings(table, checks),
    ...checkKeys(table, checks),
  ]
}

const most = 20

/** For a sentence that gets its place afterwards. */
const nowhere = { tab: 'rules', row: null, column: null } as const

const severe = (row: string, column: string) =>
  ({ severity: 'problem', tab: 'rules', row, column }) as const

function checkReadable({ name }: RuleTable, { rows }: ReadTable): Problem[] {
  const faults = atMost(most, (count) => `${count} more cells of '${name}' cannot be read.`)
  for (const { row, faults: found } of rows) {
    for (const { column, text } of found) {
      faults.add(severe(row.id, `when.${column}`), () => `${text} ${cellGrammar}`)
    }
  }
  return faults.found()
}

/** Values in conditions that cannot be met: no user type, tag or choice has the name, or nobody in the source the value. */
function checkNamed(
  { name, columns: written }: RuleTable,
  { columns, rows }: ReadTable,
  checks: RuleChecks,
): Problem[] {
  const faults = atMost(most, (count) => `${count} more cells of '${name}' name what is not there.`)
  for (const [place, column] of columns.entries()) {
    const known = knownIn(written[place], checks)
    if (known === null) continue
    const told = new Set<string>()
    for (const { row, asked } of rows) {
      for (const text of unknownIn(asked[place], known.texts)) {
        if (told.has(text)) continue
        told.add(text)
        const at = { ...severe(row.id, `when.${column.id}`), severity: known.severity }
        faults.add(at, () => known.says(asWritten(row.when[column.id], text), column))
      }
    }
  }
  return faults.found()
}

type Known = {
  texts: ReadonlySet<string>
  severity: Problem['severity']
  says: (text: string, column: ReadColumn) => string
}

/** All that a column can hold; null where that is not known. */
function knownIn(
  column: RuleColumn | undefined,
  { model, source, hint }: RuleChecks,
): Known | null {
  if (column === undefined) return null
  if (column.of === 'source') {
    if (source === null || !sawAll(source, [column.reads])) return null
    return {
      texts: new Set(seenValues(source, [column.reads]).map(({ value }) => fold(value))),
      severity: 'warning',
      says: (text, { label }) => `A condition on ${label} names '${text}', which nobody has.`,
    }
  }
  const field = model.fields.find(({ key }) => key === column.reads)
  const things =
    column.of === 'user types'
      ? model.userTypes
      : column.of === 'tags'
        ? model.tags
        : field?.type === 'choice'
          ? (field.choices ?? [])
          : null
  if (things === null) return null
  const noun = { 'user types': 'a user type', tags: 'a tag', field: 'one of the choices' }[
    column.of
  ]
  return {
    texts: new Set(things.map(({ key }) => fold(key))),
    severity: 'problem',
    says: (text, { label }) => {
      const labels = things.map((thing) => thing.label)
      const of = field === undefined ? 'the platform' : label
      return `'${text}' is not ${noun} of ${of}${ended(hint(text, labels))}`
    },
  }
}

function unknownIn(asked: Asked | undefined, known: ReadonlySet<string>): string[] {
  if (asked?.when !== 'is one of' && asked?.when !== 'is not one of') return []
  return asked.values.filter((text) => text !== '' && !known.has(text))
}

/** A text that is compared without case, in the spelling of the cell. */
function asWritten(cell: string | undefined, text: string): string {
  const read = parseCell(cell ?? '')
  const values = read === 'any' || 'problem' in read ? [] : read.values
  return values.find((value) => fold(value) === text) ?? text
}

/** What a row writes into a field must be of the platform and fit it; what is read from the record must be there. */
function checkSettings(
  { name, rows }: RuleTable,
  { model, source, unknown }: RuleChecks,
): Problem[] {
  const faults = atMost(most, (count) => `${count} more texts that '${name}' sets do not fit.`)
  const fields = new Map(model.fields.map((field) => [field.key, field]))
  const problemOf = remembered((key: string, text: string) => {
    const content = contentOf(text)
    if (content === '') return null
    const field = fields.get(key)
    if (field === undefined) return () => unknown.field([key], nowhere)[0]?.text ?? ''
    return settingProblem(text, content, field, source)
  })
  for (const { id, set } of rows) {
    for (const [key, text] of Object.entries(set)) {
      const problem = problemOf(key, text)
      if (problem !== null) faults.add(severe(id, `set.${key}`), problem)
    }
  }
  return faults.found()
}

function settingProblem(
  text: string,
  content: string | null,
  field: FieldDefinition,
  source: SourceFields | null,
): (() => string) | null {
  const isTemplate = content !== null && expressionIn(content) === null
  const stray = isTemplate ? templateProblem(content) : null
  if (stray !== null) return () => stray
  const [lost] = checkSources(settingPaths(text), { ...nowhere, column: 'set' }, source)
  if (lost !== undefined) return () => lost.text
  const setting = compileSetting(text, field)
  const value = setting?.isFixed === true ? setting.write(null, null) : null
  return value instanceof Hold
    ? () => `${quoted(content)} does not fit ${field.label}: ${value.why}.`
    : null
}

function remembered<Answer>(
  ask: (key: string, text: string) => Answer,
): (key: string, text: string) => Answer {
  const known = new Map<string, Answer>()
  return (key, text) => {
    const of = `${key}\n${text}`
    const before = known.get(of)
    if (before !== undefined) return before
    const answer = ask(key, text)
    known.set(of, answer)
    return answer
  }
}

/** Tags and groups that the platform does not have, or that one row both adds and takes away. */
function checkKeys({ name, rows }: RuleTable, { model, unknown }: RuleChecks): Problem[] {
  const faults = atMost(most, (count) => `${count} more tags and groups of '${name}' are unknown.`)
  const known = {
    tag: new Set(model.tags.map(({ key }) => key)),
    group: new Set(model.groups.map(({ key }) => key)),
  }
  for (const { id, addTags, removeTags, addGroups } of rows) {
    const columns = [
      ['addTags', 'tag', addTags],
      ['removeTags', 'tag', removeTags],
      ['addGroups', 'group', addGroups],
    ] as const
    for (const [column, kind, keys] of columns) {
      for (const key of keys.filter((one) => !known[kind].has(one))) {
        faults.add(severe(id, column), () => unknown[kind]([key], nowhere)[0]?.text ?? '')
      }
    }
    for (const tag of addTags.filter((one) => removeTags.includes(one))) {
      faults.add(
        severe(id, 'removeTags'),
        () => `The row both adds the tag '${tag}' and takes it away.`,
      )
    }
  }
  return faults.found()
}

function ended(hint: string): string {
  return hint === '' ? '.' : hint
}
