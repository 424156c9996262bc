import type { DefinitionProblem, SourceDefinition } from './definition.ts'
import { compileTemplate } from './template.ts'
import { listed } from './prepare.ts'

/** Each text of a definition that may hold a template, with its place. */
export type TemplateText = { place: string; text: string }

/** Templates that do not compile, or that speak of what is not there when they are worked out. */
export function checkTemplates(definition: SourceDefinition): DefinitionProblem[] {
  return textsOf(definition).flatMap(({ place, text }) => {
    try {
      const known = variablesAt(place)
      const strange = compileTemplate(text).variables.filter((name) => !known.includes(name))
      return strange.map((name) => ({
        place,
        text: `${place}: '${name}' is not supported here in a template; here are ${listed(known)}.`,
      }))
    } catch (cause) {
      const fault = cause instanceof Error ? cause.message : String(cause)
      return [{ place, text: `${place}: the template ${text} cannot be read: ${fault}.` }]
    }
  })
}

/** The keys of `config` that a definition speaks of: what an environment's bindings and credentials must give. */
export function configKeys(definition: SourceDefinition): string[] {
  const keys = textsOf(definition).flatMap(({ text }) => compileTemplate(text).needs)
  return [...new Set(keys)]
}

const always = ['config', 'parameters']
const afterAnswer = [...always, 'response', 'headers']

function variablesAt(place: string): string[] {
  const inStrategy = place.startsWith('retriever.paginator.pagination_strategy.')
  if (place.endsWith('.cursor_value') || place.endsWith('.stop_condition')) {
    return [...afterAnswer, 'last_record', 'last_page_size']
  }
  if (place === 'gangway.total') return afterAnswer
  if (inStrategy) return [...always, 'response']
  return place.startsWith('retriever.requester.') && !place.includes('.authenticator.')
    ? [...always, 'next_page_token']
    : always
}

const noTemplates = new Set(['type', '$parameters', 'primary_key', 'name', 'never_store'])
/** Here the keys are anybody's names, and may be templates themselves. */
const named = ['retriever.requester.request_parameters', 'retriever.requester.request_headers']

export function textsOf(value: unknown, place = ''): TemplateText[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (typeof value !== 'object' || value === null) return []
  const isNamed = named.includes(place)
  return Object.entries(value).flatMap(([key, inner]) => {
    if (isNamed) return [{ place, text: key }, ...textsOf(inner, `${place}.${key}`)]
    return noTemplates.has(key) ? [] : textsOf(inner, place === '' ? key : `${place}.${key}`)
  })
}
