import { checkType } from './field-type.ts'
import { checkFieldValues } from './field-values.ts'
import { checkSources, checkSteps } from './sources.ts'
import { compileConversion } from '../values/conversion.ts'
import type { FieldRow, MappingDocument } from '../document.ts'
import { Hold, quoted } from '../hold.ts'
import { hinter, type Hint } from '../values/nearest.ts'
import type { FieldDefinition, PlatformModel } from '../platform-model.ts'
import { people, type Problem } from '../problem.ts'
import { recordPathsOf } from '../recipes/catalogue.ts'
import { contextOf, type RecipeContext } from '../recipes/recipe.ts'
import { fieldsSetByRules } from '../rules/compile.ts'
import type { SourceFields } from '../source/source-fields.ts'

export function checkFields(
  document: MappingDocument,
  model: PlatformModel,
  source: SourceFields | null,
  hint: Hint = hinter(),
): Problem[] {
  const { rows } = document.fields
  const about: About = {
    context: contextOf(document),
    fields: new Map(model.fields.map((field) => [field.key, field])),
    setByRules: fieldsSetByRules(document.rules, model),
    hint,
  }
  return [...rows.flatMap((row) => checkRow(row, about, source)), ...checkTwice(rows, about)]
}

/** What each row is held against; the platform's fields by their keys. */
type About = {
  context: RecipeContext
  fields: ReadonlyMap<string, FieldDefinition>
  setByRules: ReadonlySet<string>
  hint: Hint
}

function checkRow(
  row: FieldRow,
  { context, fields, setByRules, hint }: About,
  source: SourceFields | null,
): Problem[] {
  const place = { tab: 'fields' as const, row: row.id }
  // What is never stored is in no profile either.
  const known = row.neverStore ? null : source
  const found = [
    ...checkSources(row.sources, { ...place, column: 'sources' }, known),
    ...checkSteps(row.steps, place, known),
  ]
  if (row.neverStore) return found
  const { tables } = context
  if (row.values !== null && !tables.has(row.values)) {
    const meant = ended(hint(row.values, tables.keys()))
    found.push(fault(row, 'values', `'${row.values}' is not a value table${meant}`))
  }
  const field = fields.get(row.field)
  if (field === undefined) {
    const meant = ended(hint(row.field, fields.keys()))
    return [...found, fault(row, 'field', `'${row.field}' is not a field of the platform${meant}`)]
  }
  const type = checkType(row, field)
  const byRules = setByRules.has(field.key)
  found.push(...checkPolicies(row, field, byRules), ...type)
  if (source === null) return found
  // A recipe of the wrong kind fails on every value; saying so once is enough.
  const values = type.length > 0 ? [] : checkFieldValues(row, field, context, source)
  return [...found, ...(byRules ? [] : checkRequired(row, field, source)), ...values]
}

/** @param byRules a rule fills the field for some, at least. */
function checkPolicies(row: FieldRow, field: FieldDefinition, byRules: boolean): Problem[] {
  const found: Problem[] = []
  const fallback = compileConversion(field, row.tooLong)(row.default)
  if (fallback instanceof Hold) {
    found.push(
      fault(
        row,
        'default',
        `The default ${quoted(row.default)} does not fit ${field.label}: ${fallback.why}.`,
      ),
    )
  }
  if (row.blank === 'default' && row.default === null) {
    found.push(
      fault(
        row,
        'default',
        `${field.label} is to have its default where the source is blank, but there is none.`,
      ),
    )
  }
  const readsNothing = row.sources.length === 0 && recordPathsOf(row.steps).length === 0
  if (readsNothing && row.default === null && !byRules) {
    found.push(
      doubt(
        row,
        'sources',
        `${field.label} has neither a source nor a default, so it stays blank.`,
      ),
    )
  }
  if (row.personal && (row.show.directory || row.show.filter)) {
    found.push(
      doubt(
        row,
        'show',
        `${field.label} is personal data, and others would see it in the directory.`,
      ),
    )
  }
  return found
}

function checkRequired(row: FieldRow, field: FieldDefinition, source: SourceFields): Problem[] {
  // A step that looks elsewhere in the record may find there what the sources lack.
  if (!row.required || row.default !== null || recordPathsOf(row.steps).length > 0) return []
  const filled = row.sources.map((path) => source.profileOf(path)?.filled ?? null)
  const best = Math.max(0, ...filled.filter((count) => count !== null))
  if (filled.includes(null) || best >= source.records) return []
  const upTo = filled.length > 1 ? 'up to ' : ''
  const text = `${field.label} is required, but ${upTo}${people(source.records - best)} of ${source.records.toLocaleString('en')} have none; they will be held.`
  return [doubt(row, 'required', text)]
}

function checkTwice(rows: FieldRow[], { fields }: About): Problem[] {
  const owners = new Map<string, FieldRow>()
  return rows.flatMap((row) => {
    const other = owners.get(row.field)
    if (row.neverStore) return []
    owners.set(row.field, other ?? row)
    if (other === undefined) return []
    const label = fields.get(row.field)?.label ?? row.field
    return [
      fault(
        row,
        'field',
        `Two rows write ${label} ('${other.id}' and '${row.id}'); join them into one.`,
      ),
    ]
  })
}

function ended(hint: string): string {
  return hint === '' ? '.' : hint
}

function fault(row: FieldRow, column: string, text: string): Problem {
  return { severity: 'problem', tab: 'fields', row: row.id, column, text }
}

function doubt(row: FieldRow, column: string, text: string): Problem {
  return { severity: 'warning', tab: 'fields', row: row.id, column, text }
}
