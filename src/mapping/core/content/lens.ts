import type { ContentType, MappingDocument } from '../document.ts'
import { parsePath, pathOf } from '../source/path.ts'
import type { ContentTypeDefinition, PlatformModel } from '../platform-model.ts'
import type { Profile } from '../source/profile.ts'
import { wholeRecord } from '../source/source.ts'

type Program = { document: MappingDocument; model: PlatformModel }

/** A content type's tab seen as if its items were people: its population, id and fields stand where theirs do. */
export function throughLens(
  { document, model }: Program,
  tab: ContentType,
  definition: ContentTypeDefinition,
): Program {
  return {
    document: {
      ...document,
      population: tab.population,
      identity: { ...document.identity, externalId: tab.externalId },
      fields: tab.fields,
    },
    model: { ...model, fields: definition.fields },
  }
}

/** The profile of the items of a list, as if they were the records; how many there are is at least the fullest field. */
export function itemsProfile(list: string, profile: Profile | undefined): Profile | undefined {
  if (profile === undefined || list === '') return profile
  const found = fieldsOfItems(list, profile.fields)
  return found === null ? undefined : { records: found.items, fields: found.fields }
}

/** A path of an item, as its record has it. */
export function pathInRecord(list: string, path: string): string {
  if (list === '') return path
  if (path.startsWith(around)) return path.slice(around.length)
  const items = list.endsWith('[]') ? list : `${list}[]`
  return path === wholeRecord ? items : `${items}.${path}`
}

/** Under this an item of a list finds what its record has. */
export const around = 'original_record.'

/** The fields of a source as an item of a list finds them: its own, and those of its record under `original_record`. */
export function fieldsOfItems<Field extends { path: string; filled: number }>(
  list: string,
  fields: readonly Field[],
): { items: number; fields: Field[] } | null {
  const parsed = parsePath(list)
  if (!('path' in parsed)) return null
  const last = parsed.path.at(-1)
  const prefix = pathOf(last?.kind === 'all' ? parsed.path : [...parsed.path, { kind: 'all' }])
  const inside = fields.flatMap((field) =>
    field.path.startsWith(`${prefix}.`)
      ? [{ ...field, path: field.path.slice(prefix.length + 1) }]
      : [],
  )
  if (inside.length === 0) return null
  const beside = fields.map((field) => ({ ...field, path: `${around}${field.path}` }))
  return { items: Math.max(...inside.map(({ filled }) => filled)), fields: [...inside, ...beside] }
}
