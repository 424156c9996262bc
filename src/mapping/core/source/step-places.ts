import type { MappingDocument, Tab } from '../document.ts'
import type { RecipeStep } from '../recipes/catalogue.ts'

export type StepPlace = { tab: Tab; row: string | null; column: string; steps: RecipeStep[] }

/** Every place of a document that can have steps. */
export function stepPlaces({
  identity,
  fields,
  userTypes,
  tags,
  content,
}: MappingDocument): StepPlace[] {
  return [
    place('identity', 'externalId', identity.externalId),
    place('identity', 'email', identity.email),
    ...fields.rows.map((row) => place('fields', row.id, row)),
    place('userTypes', null, userTypes),
    { ...place('userTypes', null, userTypes.codes), column: 'codes' },
    ...tags.types.map((type) => place('tags', type.id, type)),
    ...content.types.flatMap((type) => [
      { ...place('content', type.id, type.externalId), column: 'externalId' },
      ...type.fields.rows.map((row) => place('content', row.id, row)),
      ...type.relations.map((relation) => place('content', relation.id, relation)),
    ]),
  ]
}

function place(tab: Tab, row: string | null, { steps }: { steps: RecipeStep[] }): StepPlace {
  return { tab, row, column: 'steps', steps }
}
