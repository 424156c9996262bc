import type { ContentType, MappingDocument, Tab } from '../document.ts'
import { recordPathsOf, type RecipeStep } from '../recipes/catalogue.ts'
import { settingPaths } from '../rules/set.ts'

/** A place of a document that reads the record, and the sources that it reads there. */
export type SourcePlace = { tab: Tab; row: string | null; column: string; sources: string[] }

/**
 * Every place by which people come in that reads the record: what is named as a source, and what steps, rules and codes
 * look at besides. Rows that are there to never store their sources read nothing.
 */
export function sourcePlaces({
  population,
  identity,
  fields,
  userTypes,
  rules,
  tags,
}: MappingDocument): SourcePlace[] {
  const { codes } = userTypes
  return [
    ...population.rows.map((row) => place('population', row.id, 'source', [row.source])),
    ...reading('identity', 'externalId', identity.externalId),
    ...reading('identity', 'email', identity.email),
    ...fields.rows
      .filter((row) => !row.neverStore)
      .flatMap((row) => reading('fields', row.id, row)),
    ...reading('userTypes', null, userTypes),
    ...reading('userTypes', 'codes', codes),
    place('userTypes', 'codes', 'usedOn', codes.usedOn === '' ? [] : [codes.usedOn]),
    ...rules.tables.flatMap((table) => [
      ...table.columns
        .filter((column) => column.of === 'source' && column.reads !== '')
        .map((column) => place('rules', column.id, 'reads', [column.reads])),
      ...table.rows.map((row) =>
        place('rules', row.id, 'set', Object.values(row.set).flatMap(settingPaths)),
      ),
    ]),
    ...tags.types.flatMap((type) => reading('tags', type.id, type)),
  ]
}

/** The same of a content type's tab: the paths are those of an item. */
export function itemPlaces({
  id,
  externalId,
  population,
  fields,
  relations,
}: ContentType): SourcePlace[] {
  return [
    place('content', id, 'externalId', externalId.sources),
    place('content', id, 'steps', recordPathsOf(externalId.steps)),
    ...population.rows.map((row) => place('content', row.id, 'source', [row.source])),
    ...fields.rows
      .filter((row) => !row.neverStore)
      .flatMap((row) => reading('content', row.id, row)),
    ...relations.flatMap((relation) => reading('content', relation.id, relation)),
  ]
}

function reading(
  tab: Tab,
  row: string | null,
  { sources, steps }: { sources: string[]; steps: RecipeStep[] },
): SourcePlace[] {
  return [place(tab, row, 'sources', sources), place(tab, row, 'steps', recordPathsOf(steps))]
}

function place(tab: Tab, row: string | null, column: string, sources: string[]): SourcePlace {
  return { tab, row, column, sources }
}
