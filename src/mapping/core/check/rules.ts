import { checkDays } from './days.ts'
import { checkRuleCells } from './rule-cells.ts'
import { checkRuleGaps } from './rule-gaps.ts'
import { checkRuleRows } from './rule-rows.ts'
import { checkSources } from './sources.ts'
import { unknownKey } from './known-keys.ts'
import type { MappingDocument, RuleTable } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { fieldsSetByRules } from '../rules/compile.ts'
import type { Effort } from '../rules/pairs.ts'
import { readTable } from '../rules/read-table.ts'
import type { SourceFields } from '../source-fields.ts'
import { tagsOf } from '../tags.ts'

/** Decision tables: what cannot be read, what is never reached, what contradicts itself, and what nobody has. */
export function checkRules(
  document: MappingDocument,
  model: PlatformModel,
  source: SourceFields | null,
): Problem[] {
  const whole = { ...model, tags: tagsOf(document, model) }
  const mapped = new Set([
    'display_name',
    ...document.fields.rows.filter((row) => !row.neverStore).map((row) => row.field),
    ...fieldsSetByRules(document.rules, model),
  ])
  const efforts = { lost: effort(), clashes: effort() }
  return document.rules.tables.flatMap((table) => {
    const read = readTable(table, whole)
    return [
      ...checkColumns(table, mapped, whole, source),
      ...table.rows.flatMap((row) => checkDays(row, { tab: 'rules', row: row.id })),
      ...checkRuleCells(table, read, whole, source),
      ...checkRuleRows(table, read, efforts),
      ...(source === null ? [] : checkRuleGaps(table, read, source)),
    ]
  })
}

/** Of two rows each; all tables of a document share them, so that the checks stay well under a second. */
const effort = (): Effort => ({ left: 400_000 })

function checkColumns(
  { name, columns }: RuleTable,
  mapped: ReadonlySet<string>,
  model: PlatformModel,
  source: SourceFields | null,
): Problem[] {
  return columns.flatMap(({ id, of, reads }): Problem[] => {
    const place = { tab: 'rules' as const, row: id, column: 'reads' }
    const fault = (text: string): Problem => ({ severity: 'problem', ...place, text })
    if (of === 'user types' || of === 'tags') return []
    if (reads === '') return [fault(`A column of '${name}' looks at nothing; choose a field.`)]
    if (of === 'source') return checkSources([reads], place, source)
    const unknown = unknownKey('field', reads, model.fields)
    if (unknown !== null) return [fault(unknown)]
    if (mapped.has(reads)) return []
    const label = model.fields.find(({ key }) => key === reads)?.label ?? reads
    const text = `Nothing fills ${label}, so the column '${label}' of '${name}' always finds it blank.`
    return [{ severity: 'warning', ...place, text }]
  })
}
