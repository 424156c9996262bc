// What each recipe would make of the values that a row has so far, so that a client can choose by looking.
import type { MappingDocument } from '../../mapping/core/document.ts'
import { canonicalForm } from '../../mapping/core/document/canonical.ts'
import { fieldRow } from '../../mapping/core/document/fields.ts'
import { Hold } from '../../mapping/core/hold.ts'
import { compileReading } from '../../mapping/core/source/reading.ts'
import { recipes, type RecipeStep } from '../../mapping/core/recipes/catalogue.ts'
import { contextOf, type RecipeContext } from '../../mapping/core/recipes/recipe.ts'
import type { Json, SourceRecord } from '../../mapping/core/record.ts'
import { isBlank } from '../../mapping/core/values/value.ts'
import { shown, type Sample } from './program.ts'

export type RecipeOffer = {
  /** The step as it is added: as its recipe says, or with the parameters of the recipe's own example. */
  step: RecipeStep
  explanation: string
  /** It says how several sources become one value, and so stands first. */
  combines: boolean
  example: { before: string | null; after: string | null }
  /** A value of this row that it would change (or hold), and how many different ones of those looked at. */
  here: { before: string; after: string | null; held: boolean } | null
  changes: number
  of: number
}

const mostValues = 100

type Row = { sources: string[]; steps: RecipeStep[] }

/**
 * @param row the sources, and the steps that stand before the one that is sought.
 * @param document what it would stand in.
 */
export function offerRecipes(row: Row, sample: Sample, document: MappingDocument): RecipeOffer[] {
  const rows = [{ ...fieldRow.parse({ id: 'sought', field: '' }), ...row }]
  // What runs is the canonical form, so it is what is tried.
  const form = canonicalForm({ ...document, fields: { rows } })
  const context = contextOf(form)
  const values = form.fields.rows.flatMap((one) => differentValues(one, sample, context))
  return recipes.map((recipe) => {
    const { before, after } = recipe.example
    const step = recipe.start?.(contextOf(document)) ?? recipe.example.step
    const run = recipe.compile(step, context)
    const effects = values.flatMap(({ value, record }) => {
      const result = run(value, record)
      const held = result instanceof Hold
      const made = held ? null : shown(result)
      const was = shown(value) ?? ''
      return held || made !== was ? [{ before: was, after: made, held }] : []
    })
    return {
      step,
      explanation: recipe.explanation,
      combines: recipe.combines,
      example: { before: shown(before), after: shown(after) },
      here: effects.find(({ held }) => !held) ?? effects[0] ?? null,
      changes: effects.length,
      of: values.length,
    }
  })
}

/** A value, and the record in which it stands. */
type Found = { value: Json; record: SourceRecord }

function differentValues(
  { sources, steps }: Row,
  { records }: Sample,
  context: RecipeContext,
): Found[] {
  const read = compileReading(sources, steps, 'first', context)
  const values = new Map<string, Found>()
  for (const { record } of records) {
    const value = read(record, null)
    if (value instanceof Hold || isBlank(value)) continue
    values.set(JSON.stringify(value), { value, record })
    if (values.size >= mostValues) break
  }
  return [...values.values()]
}
