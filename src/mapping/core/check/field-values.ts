import type { FieldRow } from '../document.ts'
import { compileField } from '../people/field.ts'
import { Hold, quoted } from '../hold.ts'
import type { FieldDefinition } from '../platform-model.ts'
import { people, type Problem } from '../problem.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Held } from '../result.ts'
import { areReadAlone, seenValues, type SeenValue } from '../source/seen-values.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { inSentence } from '../source/source-label.ts'

type Refused = SeenValue & { held: Held; why: string }

/** Runs the row itself over every value that the source is known to hold, and says which it would hold, with counts. */
export function checkFieldValues(
  row: FieldRow,
  field: FieldDefinition,
  context: RecipeContext,
  source: SourceFields,
): Problem[] {
  if (!areReadAlone(row)) return []
  const seen = seenValues(source, row.sources)
  const refused = refusedValues(row, field, context, seen)
  const tooLong = refused.some(({ held }) => held.code === 'value-too-long')
  const found = listed(field, refused)
  if (isHopeless(row, refused, seen)) return [hopeless(row, field, refused)]
  return tooLong ? found : [...found, ...checkLongest(row, field, source)]
}

function refusedValues(
  row: FieldRow,
  field: FieldDefinition,
  context: RecipeContext,
  seen: SeenValue[],
): Refused[] {
  const compiled = compileField({ ...row, sources: ['value'], required: false }, field, context)
  return seen.flatMap(({ value, count }) => {
    const result = compiled.run({ value }, null)
    if (!(result instanceof Hold)) return []
    return [{ value, count, held: compiled.held(result, null), why: result.why }]
  })
}

/** No value at all can be read, and no table would help: the row lacks its recipe. */
function isHopeless(row: FieldRow, refused: Refused[], seen: SeenValue[]): boolean {
  const unreadable = refused.filter(({ held }) => held.code === 'value-unreadable')
  return row.values === null && seen.length > 0 && unreadable.length === seen.length
}

function hopeless(row: FieldRow, field: FieldDefinition, refused: Refused[]): Problem {
  const [first] = refused
  const text = `${field.label} cannot be read from this source, which holds ${quoted(first?.value ?? '')}, for example: ${first?.why ?? ''}.`
  return { severity: 'problem', tab: 'fields', row: row.id, column: 'steps', text }
}

/** The values that hold the most people, and how many more there are. */
function listed(field: FieldDefinition, refused: Refused[]): Problem[] {
  const shown = refused.slice(0, mostShown).map(({ value, count, held, why }): Problem => {
    const text =
      held.code === 'value-unknown'
        ? `${have(count)} ${inSentence(field.label)} ${quoted(value)}, which no row names.`
        : `${have(count)} ${inSentence(field.label)} ${quoted(value)}: ${why}.`
    return {
      severity: 'warning',
      tab: held.row.tab,
      row: held.row.row,
      column: held.row.column ?? 'rows',
      text,
    }
  })
  const rest = refused.slice(mostShown)
  const [next] = rest
  if (next === undefined) return shown
  const count = rest.reduce((sum, value) => sum + value.count, 0)
  const text = `${have(count)} one of ${rest.length} further values of ${inSentence(field.label)} that cannot be read.`
  return [
    ...shown,
    {
      severity: 'warning',
      tab: next.held.row.tab,
      row: next.held.row.row,
      column: next.held.row.column ?? 'rows',
      text,
    },
  ]
}

const mostShown = 20

function have(count: number): string {
  return `${people(count)} ${count === 1 ? 'has' : 'have'}`
}

/** Texts too long to be listed one by one. */
function checkLongest(row: FieldRow, field: FieldDefinition, source: SourceFields): Problem[] {
  const room = field.maxLength
  const longest = Math.max(0, ...row.sources.map((path) => source.profileOf(path)?.longest ?? 0))
  if (room === undefined || longest <= room || row.tooLong === 'cut' || row.values !== null)
    return []
  if (row.steps.some((step) => shortens.has(step.recipe))) return []
  const text = `${field.label} has room for ${room} characters, and the source holds up to ${longest}; whoever has more is held unless the text is cut.`
  return [{ severity: 'warning', tab: 'fields', row: row.id, column: 'tooLong', text }]
}

const shortens = new Set([
  'cut at',
  'split and take',
  'strip HTML',
  'replace',
  'prefer',
  'date',
  'date and time',
  'country',
  'language',
  'phone',
  'pick from a list where',
  'lookup table',
])
