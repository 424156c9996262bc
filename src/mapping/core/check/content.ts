import { checkFields } from './fields.ts'
import { checkPopulation } from './population.ts'
import { checkSources, checkSteps } from './sources.ts'
import type { ContentType, MappingDocument } from '../document.ts'
import { expressionIn } from '../expression/mark.ts'
import { itemsProfile, throughLens } from '../content/lens.ts'
import { hinter, type Hint } from '../values/nearest.ts'
import type { ContentTypeDefinition, PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import type { Profile } from '../source/profile.ts'
import { sourceFields, type SourceFields } from '../source/source-fields.ts'

/** Each content type's tab against the platform's type and, where there is one, against the profile of its items. */
export function checkContent(
  document: MappingDocument,
  model: PlatformModel,
  profile: Profile | undefined,
): Problem[] {
  const hint = hinter()
  return document.content.types.flatMap((tab, at) => {
    const place = { tab: 'content' as const, row: tab.id }
    const first = document.content.types.findIndex(({ type }) => type === tab.type)
    if (first !== at) {
      const text = `Two tabs are for the content type '${tab.type}'; join them into one.`
      return [{ severity: 'problem' as const, ...place, column: 'type', text }]
    }
    const definition = model.contentTypes.find(({ key }) => key === tab.type)
    if (definition === undefined) {
      const known = model.contentTypes.map(({ key }) => key)
      const meant = hint(tab.type, known)
      const text = `'${tab.type}' is not a content type of the platform${meant === '' ? '.' : meant}`
      return [{ severity: 'problem' as const, ...place, column: 'type', text }]
    }
    return checkTab(document, tab, definition, { model, profile, hint })
  })
}

type Beside = {
  model: PlatformModel
  profile: Profile | undefined
  hint: Hint
}

function checkTab(
  document: MappingDocument,
  tab: ContentType,
  definition: ContentTypeDefinition,
  { model, profile, hint }: Beside,
): Problem[] {
  const items = itemsProfile(tab.list, profile)
  const source = sourceFields(items)
  const place = { tab: 'content' as const, row: tab.id }
  const list = tab.list === '' ? [] : checkList(tab, sourceFields(profile))
  const lens = throughLens({ document, model }, tab, definition)
  return [
    ...list,
    ...checkExternalId(tab, definition),
    ...checkSources(tab.externalId.sources, { ...place, column: 'externalId' }, source),
    ...checkSteps(tab.externalId.steps, place, source),
    ...checkPopulation(tab.population, model, source, hint).map(inContent),
    ...checkFields(lens.document, lens.model, source, hint).map(inContent),
    ...tab.relations.flatMap((relation) => {
      const there = { tab: 'content' as const, row: relation.id }
      return [
        ...checkSources(relation.sources, { ...there, column: 'sources' }, source),
        ...checkSteps(relation.steps, there, source),
        ...checkTarget(relation, document, { model, hint }),
      ]
    }),
    ...checkComplete(tab, definition),
  ]
}

function inContent(problem: Problem): Problem {
  return { ...problem, tab: 'content' }
}

function checkExternalId(tab: ContentType, { label }: ContentTypeDefinition): Problem[] {
  if (tab.externalId.sources.length > 0) return []
  const text = `No source gives the id of ${label}, so no item can come in.`
  return [{ severity: 'problem', tab: 'content', row: tab.id, column: 'externalId', text }]
}

function checkTarget(
  { id, name, to, matchBy }: ContentType['relations'][number],
  document: MappingDocument,
  { model, hint }: Pick<Beside, 'model' | 'hint'>,
): Problem[] {
  const problem = (column: string, text: string): Problem[] => [
    { severity: 'problem', tab: 'content', row: id, column, text },
  ]
  if (to === 'person') return []
  const known = model.contentTypes.map(({ key }) => key)
  if (!known.includes(to)) {
    const meant = hint(to, ['person', ...known])
    return problem(
      'to',
      `'${to}' is neither 'person' nor a content type${meant === '' ? '.' : meant}`,
    )
  }
  if (matchBy === 'e-mail' && !hasEmail(to, model))
    return problem('matchBy', `'${name}' finds items by e-mail, but ${to} has no field for one.`)
  if (document.content.types.some(({ type }) => type === to)) return []
  const text = `'${name}' leads to the content type '${to}', which no tab of this document brings in.`
  return [{ severity: 'warning', tab: 'content', row: id, column: 'to', text }]
}

function hasEmail(type: string, model: PlatformModel): boolean {
  const definition = model.contentTypes.find(({ key }) => key === type)
  return definition?.fields.some((field) => field.type === 'email') ?? false
}

/** Items are numbered by their place in the record, so where they lie cannot be calculated. */
function checkList({ id, list }: ContentType, source: SourceFields | null): Problem[] {
  const place = { tab: 'content' as const, row: id, column: 'list' }
  if (expressionIn(list) === null) return checkSources([list], place, source)
  const text = 'The list of items is named by its path; an expression cannot stand there.'
  return [{ severity: 'problem', ...place, text }]
}

/** A complete item needs the field, so a row must fill it. */
function checkComplete(tab: ContentType, definition: ContentTypeDefinition): Problem[] {
  const mapped = new Set(tab.fields.rows.map(({ field }) => field))
  return tab.complete.flatMap((key): Problem[] => {
    const field = definition.fields.find((candidate) => candidate.key === key)
    const text =
      field === undefined
        ? `A complete item is to have '${key}', which is not a field of ${definition.label}.`
        : mapped.has(key)
          ? null
          : `A complete item is to have ${field.label}, but no row fills it.`
    if (text === null) return []
    return [{ severity: 'problem', tab: 'content', row: tab.id, column: 'complete', text }]
  })
}
