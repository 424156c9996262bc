// What each row that reads something makes of the sample: examples before and after, and how many stay blank or wait.
import type { FieldRow, MappingDocument } from '../../mapping/core/document.ts'
import type { Trace } from '../../mapping/core/explanation.ts'
import { compileField } from '../../mapping/core/people/field.ts'
import { Hold, holdText } from '../../mapping/core/hold.ts'
import { compileIdentity } from '../../mapping/core/people/identity.ts'
import type { PlatformModel } from '../../mapping/core/platform-model.ts'
import { emptyTrace } from '../../mapping/core/source/reading.ts'
import { contextOf, type RecipeContext } from '../../mapping/core/recipes/recipe.ts'
import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import { isBlank } from '../../mapping/core/values/value.ts'
import { shown } from './program.ts'

export type ReadingExample = {
  /** What the sources that were taken held. */
  before: string[]
  /** What each step made of it, up to the one that held it. */
  steps: { recipe: string; after: string | null }[]
  after: string | null
  /** Why it waits, where it does. */
  held: string | null
}

export type ReadingEffect = {
  filled: number
  /** Numbers of the records for which nothing comes out, and of those for which a person is asked. */
  blank: number[]
  held: number[]
  /** Different ones, those first that the row changes. */
  examples: ReadingExample[]
}

type Tried = readonly { recordNumber: number; record: SourceRecord }[]
type Read = (record: SourceRecord, trace: Trace) => Json | Hold

/** @param form the document in its canonical form: what runs is what is shown. */
export function fieldEffects(
  form: MappingDocument,
  model: PlatformModel,
  records: Tried,
): { row: string; effect: ReadingEffect }[] {
  const context = contextOf(form)
  const rows = form.fields.rows.filter((row) => !row.neverStore)
  return rows.map((row) => ({ row: row.id, effect: fieldEffect(row, context, model, records) }))
}

function fieldEffect(
  row: FieldRow,
  context: RecipeContext,
  model: PlatformModel,
  records: Tried,
): ReadingEffect {
  // A field that the platform does not have is tried as text, so that the row can be seen at work.
  const field = model.fields.find(({ key }) => key === row.field) ?? {
    key: row.field,
    label: row.field,
    type: 'text' as const,
  }
  const compiled = compileField(row, field, context)
  const run: Read = (record, trace) =>
    compiled.run(record, {
      ...trace,
      field: field.key,
      row: compiled.row,
      valueRows: [],
      value: null,
    })
  return effectOf(run, field.label, records)
}

/** Who each record is: the external id and the address. @param form as above. */
export function identityEffects(
  form: MappingDocument,
  records: Tried,
): { externalId: ReadingEffect; email: ReadingEffect } {
  const identity = compileIdentity(form.identity, contextOf(form))
  return {
    externalId: effectOf(identity.externalId, 'External id', records),
    email: effectOf(identity.email, 'E-mail', records),
  }
}

const mostExamples = 6

function effectOf(run: Read, label: string, records: Tried): ReadingEffect {
  const effect: ReadingEffect = { filled: 0, blank: [], held: [], examples: [] }
  const examples = new Map<string, ReadingExample>()
  for (const { recordNumber, record } of records) {
    const trace = emptyTrace()
    const value = run(record, trace)
    if (value instanceof Hold) effect.held.push(recordNumber)
    else if (isBlank(value)) effect.blank.push(recordNumber)
    else effect.filled += 1
    const example = exampleOf(trace, value, label)
    const key = JSON.stringify([example.before, example.after, example.held])
    if (example.before.length > 0 && !examples.has(key)) examples.set(key, example)
  }
  effect.examples = chosen([...examples.values()])
  return effect
}

function exampleOf(trace: Trace, value: Json | Hold, label: string): ReadingExample {
  return {
    before: trace.sources.flatMap(({ taken, value }) => (taken ? (shown(value) ?? []) : [])),
    steps: trace.steps.map(({ recipe, after }) => ({
      recipe,
      after: after === undefined ? null : shown(after),
    })),
    after: value instanceof Hold ? null : shown(value),
    held: value instanceof Hold ? holdText(label, value) : null,
  }
}

/** Examples that teach come first: what the row changes, one that it makes blank, then what it lets be. */
function chosen(all: ReadingExample[]): ReadingExample[] {
  const [firstBlank, ...blank] = all.filter(({ after, held }) => after === null && held === null)
  const held = all.filter((example) => example.held !== null)
  const filled = all.filter(({ after }) => after !== null)
  const same = filled.filter(({ before, after }) => before.length === 1 && before[0] === after)
  const changed = filled.filter((example) => !same.includes(example))
  const lead = firstBlank ? [...changed.slice(0, 2), firstBlank] : changed
  return [...new Set([...lead, ...changed, ...same, ...held, ...blank])].slice(0, mostExamples)
}
