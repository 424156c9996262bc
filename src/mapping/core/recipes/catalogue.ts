import { z } from 'zod'
import { changeCase } from './change-case.ts'
import { collapseSpaces } from './collapse-spaces.ts'
import { country } from './country.ts'
import { cutAt } from './cut-at.ts'
import { dateAndTime } from './date-and-time.ts'
import { date } from './date.ts'
import { decodeHtmlEntities } from './decode-html-entities.ts'
import { expression } from './expression.ts'
import { firstNonEmptyOf } from './first-non-empty-of.ts'
import { ignoreTheseValues } from './ignore-these-values.ts'
import { joinById } from './join-by-id.ts'
import { joinWith } from './join-with.ts'
import { language } from './language.ts'
import { lookupTable } from './lookup-table.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { pickFromAListWhere } from './pick-from-a-list-where.ts'
import { prefer } from './prefer.ts'
import { prefix } from './prefix.ts'
import type { Gives, Recipe, RecipeContext, Run, StepPaths } from './recipe.ts'
import { replace } from './replace.ts'
import { splitAndTake } from './split-and-take.ts'
import { stripHtml } from './strip-html.ts'
import { suffix } from './suffix.ts'
import { template } from './template.ts'
import { trim } from './trim.ts'
import { yesNo } from './yes-no.ts'

/** One step of a row: a recipe by its name, with its parameters beside it. */
export const recipeStep = z.discriminatedUnion('recipe', [
  trim.schema,
  collapseSpaces.schema,
  changeCase.schema,
  firstNonEmptyOf.schema,
  joinWith.schema,
  splitAndTake.schema,
  replace.schema,
  prefix.schema,
  suffix.schema,
  cutAt.schema,
  ignoreTheseValues.schema,
  decodeHtmlEntities.schema,
  stripHtml.schema,
  number.schema,
  yesNo.schema,
  date.schema,
  dateAndTime.schema,
  country.schema,
  language.schema,
  phone.schema,
  prefer.schema,
  pickFromAListWhere.schema,
  joinById.schema,
  lookupTable.schema,
  template.schema,
  expression.schema,
])

export type RecipeStep = z.infer<typeof recipeStep>

/** Every recipe, in the order in which a client is offered them. */
export const recipes: readonly Recipe<RecipeStep>[] = [
  trim,
  collapseSpaces,
  changeCase,
  firstNonEmptyOf,
  joinWith,
  splitAndTake,
  replace,
  prefix,
  suffix,
  cutAt,
  ignoreTheseValues,
  decodeHtmlEntities,
  stripHtml,
  number,
  yesNo,
  date,
  dateAndTime,
  country,
  language,
  phone,
  prefer,
  pickFromAListWhere,
  joinById,
  lookupTable,
  template,
  expression,
]

const byName = new Map(recipes.map((recipe) => [recipe.name, recipe]))

/** The recipe that a step names. Every step that the schema lets pass has one. */
export function recipeOf(step: RecipeStep): Recipe<RecipeStep> {
  const recipe = byName.get(step.recipe)
  if (recipe === undefined) throw new Error(`No recipe is called '${step.recipe}'.`)
  return recipe
}

export function compileStep(step: RecipeStep, context: RecipeContext): Run {
  return recipeOf(step).compile(step, context)
}

/** What a step leaves behind. */
export function givenBy(step: RecipeStep): Gives {
  return recipeOf(step).gives(step)
}

/** The paths that a step's parameters name. */
export function pathsOf(step: RecipeStep): StepPaths {
  return recipeOf(step).paths?.(step) ?? noPaths
}

const noPaths: StepPaths = { record: [], inner: [] }

/** The places in the record that steps look at besides their value, which then does not alone decide what they give. */
export function recordPathsOf(steps: readonly RecipeStep[]): string[] {
  return steps.flatMap((step) => pathsOf(step).record)
}

/** Ids of the value tables that steps look values up in. */
export function tablesOf(steps: readonly RecipeStep[]): string[] {
  return steps.flatMap((step) => (step.recipe === 'lookup table' ? step.table : []))
}
