import { atMost } from './at-most.ts'
import { checkDays } from './days.ts'
import { keysKnown } from './known-keys.ts'
import { checkRuleCells, type RuleChecks } from './rule-cells.ts'
import { checkRuleGaps } from './rule-gaps.ts'
import { checkRuleRows } from './rule-rows.ts'
import { checkSources } from './sources.ts'
import type { MappingDocument, RuleTable } from '../document.ts'
import { didYouMean } from '../values/nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { fieldsSetByRules } from '../rules/compile.ts'
import type { Effort } from '../rules/pairs.ts'
import { readTable } from '../rules/read-table.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { tagsOf } from '../people/platform-tags.ts'

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
  const checks = checksOf(whole, source)
  return document.rules.tables.flatMap((table) => {
    const read = readTable(table, whole)
    return [
      ...checkColumns(table, mapped, checks),
      ...checkAllDays(table),
      ...checkRuleCells(table, read, checks),
      ...checkRuleRows(table, read, efforts),
      ...(source === null ? [] : checkRuleGaps(table, read, source)),
    ]
  })
}

/** Of two rows each; all tables of a document share them, so that the checks stay well under a second. */
const effort = (): Effort => ({ left: 400_000 })

/** What all tables are held against. Comparing with every name is slow, so only the first faults get a hint. */
function checksOf(model: PlatformModel, source: SourceFields | null): RuleChecks {
  let hints = 50
  return {
    model,
    source,
    unknown: {
      field: keysKnown('field', model.fields),
      tag: keysKnown('tag', model.tags),
      group: keysKnown('group', model.groups),
    },
    hint: (word, candidates) => {
      hints -= 1
      return hints < 0 ? '' : didYouMean(word, candidates)
    },
  }
}

function checkColumns(
  { name, columns }: RuleTable,
  mapped: ReadonlySet<string>,
  { model, source, unknown }: RuleChecks,
): Problem[] {
  return columns.flatMap(({ id, of, reads }): Problem[] => {
    const place = { tab: 'rules' as const, row: id, column: 'reads' }
    if (of === 'user types' || of === 'tags') return []
    if (reads === '') {
      const text = `A column of '${name}' looks at nothing; choose a field.`
      return [{ severity: 'problem', ...place, text }]
    }
    if (of === 'source') return checkSources([reads], place, source)
    const faults = unknown.field([reads], place)
    if (faults.length > 0 || mapped.has(reads)) return faults
    const label = model.fields.find(({ key }) => key === reads)?.label ?? reads
    const text = `Nothing fills ${label}, so the column '${label}' of '${name}' always finds it blank.`
    return [{ severity: 'warning', ...place, text }]
  })
}

function checkAllDays({ name, rows }: RuleTable): Problem[] {
  const faults = atMost(20, (count) => `${count} more rows of '${name}' never apply.`)
  for (const row of rows) {
    for (const { text, ...place } of checkDays(row, { tab: 'rules', row: row.id })) {
      faults.add(place, () => text)
    }
  }
  return faults.found()
}
