// A mapping's trace told as steps: which source was read, what each recipe, value table and field type made of it.
import type { FieldRow, MappingDocument } from '../mapping/core/document.ts'
import type { FieldTrace, Trace } from '../mapping/core/explanation.ts'
import { Hold, quoted } from '../mapping/core/hold.ts'
import type { FieldDefinition, PlatformModel } from '../mapping/core/platform-model.ts'
import type { Json } from '../mapping/core/record.ts'
import type { RecipeStep } from '../mapping/core/recipes/catalogue.ts'
import { sourceLabel } from '../mapping/core/source/source-label.ts'
import { compileLookup } from '../mapping/core/people/table-lookup.ts'
import { cutText, isBlank } from '../mapping/core/values/value.ts'
import { fieldRow, type RowPlace, type Step, valueElse, valueRow } from './why-step.ts'

/** What was read and what each step made of it. `steps` are the row's own, whose parameters the sentences name. */
export function traceSteps(
  trace: Trace,
  steps: readonly RecipeStep[],
  row: RowPlace | null,
): Step[] {
  return [
    { what: 'read', text: readText(trace), row, after: readValue(trace) },
    ...trace.steps.map(({ recipe, before, after }, place): Step => {
      const text = recipeText(steps[place] ?? { recipe })
      return { what: 'recipe', text, row, before, after: after ?? null }
    }),
  ]
}

/** The whole way of one field through one record; the last step's `after` is the field's value. */
export function fieldTraceSteps(
  trace: FieldTrace,
  row: FieldRow,
  document: MappingDocument,
  model: PlatformModel,
): Step[] {
  const steps = traceSteps(trace, row.steps, fieldRow(document, model, row.id))
  const read = lastOf(steps)
  const looked = row.values === null ? [] : lookupSteps(trace, row.values, document, read)
  steps.push(...looked)
  const meant = lastOf(steps)
  if (same(meant, trace.value) || (isBlank(meant) && trace.value === null)) return steps
  const field = model.fields.find(({ key }) => key === trace.field)
  const text = field ? fitText(field, meant, trace.value) : 'Put into the form of the field'
  return [
    ...steps,
    { what: 'fit', text, row: steps[0]?.row ?? null, before: meant, after: trace.value },
  ]
}

/** The way of a field that a row of the rules has set: whatever the fields tab made of it before is gone. */
export function ruleSteps(trace: FieldTrace, row: RowPlace): Step[] {
  const read: Step[] =
    trace.sources.length === 0
      ? []
      : [{ what: 'read', text: readText(trace), row, after: readValue(trace) }]
  return [...read, { what: 'rule', text: `Set by ${row.label}`, row, after: trace.value }]
}

function lookupSteps(
  trace: FieldTrace,
  tableId: string,
  document: MappingDocument,
  before: Json,
): Step[] {
  const table = document.values.tables.find(({ id }) => id === tableId)
  if (!table || isBlank(before)) return []
  const after = compileLookup(table)(before, null)
  if (after instanceof Hold) return []
  const [first] = trace.valueRows
  const row = first ? valueRow(document, tableId, first.row) : valueElse(document, tableId)
  const named = trace.valueRows.map(({ row }) => table.rows.findIndex(({ id }) => id === row) + 1)
  const text = named.length
    ? `${named.length === 1 ? 'Row' : 'Rows'} ${named.join(', ')} of the value table '${table.name}'`
    : isBlank(after)
      ? `The value table '${table.name}' takes it for blank`
      : `No row of the value table '${table.name}' names it, so its last word counts`
  return [{ what: 'values', text, row, before, after }]
}

function readText({ sources }: Trace): string {
  const taken = sources.filter((source) => source.taken)
  const name = (path: string) => `'${sourceLabel(path)}' (${path})`
  if (sources.length === 0) return 'The row reads nothing from the record'
  if (taken.length === 0) return `${sources.map(({ path }) => name(path)).join(' and ')}: blank`
  if (taken.length > 1) return `Read ${taken.map(({ path }) => name(path)).join(' and ')} together`
  const [first] = taken
  const before = sources.slice(0, first ? sources.indexOf(first) : 0)
  const blank = before.map(({ path }) => name(path)).join(' and ')
  const read = `read ${name(first?.path ?? '')}`
  return blank ? `${blank} ${before.length === 1 ? 'is' : 'are'} blank, so ${read}` : capital(read)
}

function readValue({ sources, steps }: Trace): Json {
  const [first] = steps
  if (first) return first.before
  const taken = sources.filter((source) => source.taken).map(({ value }) => value)
  return taken.length > 1 ? taken : (taken[0] ?? null)
}

/** The recipe with what was filled in beside it: "Change case (to: names)". */
function recipeText({ recipe, ...given }: { recipe: string }): string {
  const parameters = Object.entries(given)
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${quotedParameter(value)}`)
  const said = parameters.length ? ` (${parameters.join('; ')})` : ''
  return capital(recipe) + said
}

const quotedParameter = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((item) => quoted(item as Json)).join(', ')
    : typeof value === 'string'
      ? quoted(value)
      : JSON.stringify(value)

function fitText({ label, maxLength }: FieldDefinition, before: Json, after: Json): string {
  const isCut =
    typeof before === 'string' &&
    typeof after === 'string' &&
    maxLength !== undefined &&
    before.length > maxLength &&
    cutText(before, maxLength).trimEnd() === after
  if (isCut) return `Cut at the ${maxLength} characters that ${label} has room for`
  return `Put into the form of the platform's field ${label}`
}

const lastOf = (steps: readonly Step[]): Json => steps.at(-1)?.after ?? null
const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
