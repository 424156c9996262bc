import { z } from 'zod'
import { didYouMean } from '../../core/values/nearest.ts'
import { recipes, type RecipeStep } from '../../core/recipes/catalogue.ts'
import { readCalls, writeCall, type Call } from './call.ts'
import type { Kind } from './kind.ts'
import type { NameTable } from './names.ts'
import { readParameters, writeParameters } from './parameters.ts'

/** Steps of recipes: `trim; split and take(at: ",", take: 1)`. Value tables are called by their names. */
export function steps(tables: NameTable): Kind {
  return {
    blank: [],
    write: (value) => (value as RecipeStep[]).map((step) => writeStep(step, tables)).join('; '),
    read: (text) => {
      const read = readCalls(text)
      if ('fault' in read) return read
      const value: object[] = []
      for (const call of read.calls) {
        const step = readStep(call, tables)
        if ('fault' in step) return step
        value.push(step.step)
      }
      return { value }
    },
  }
}

export function writeStep(step: RecipeStep, tables: NameTable): string {
  const called = 'table' in step ? { ...step, table: tables.nameOf(step.table) } : step
  return writeCall(step.recipe, writeParameters(parametersOf(step.recipe), called))
}

function readStep(call: Call, tables: NameTable): { step: object } | { fault: string } {
  const recipe = recipes.find(({ name }) => words(name) === words(call.name))
  if (recipe === undefined) {
    const names = recipes.map(({ name }) => name)
    return { fault: `'${call.name.slice(0, 80)}' is not a recipe${didYouMean(call.name, names)}` }
  }
  const read = readParameters(parametersOf(recipe.name), call)
  if ('fault' in read) return read
  const { table } = read.values
  const called = typeof table === 'string' ? { table: tables.keyOf(table) ?? table } : {}
  return { step: { recipe: recipe.name, ...read.values, ...called } }
}

function parametersOf(recipe: string): { [name: string]: z.core.$ZodType } {
  return shapes.get(recipe) ?? {}
}

const shapes = new Map(
  recipes.map(({ name, schema }) => {
    const shape: { [name: string]: z.core.$ZodType } =
      schema instanceof z.ZodObject ? schema.shape : {}
    return [name, Object.fromEntries(Object.entries(shape).filter(([key]) => key !== 'recipe'))]
  }),
)

function words(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').toLowerCase()
}
