// What the content tabs make of the sample: each item that comes in, waits or is left out, and what its fields become.
import { compileContent, type ItemResult } from '../../mapping/core/content/compile.ts'
import { contentCoverage, type Coverage } from '../../mapping/core/coverage.ts'
import { canonicalForm } from '../../mapping/core/document/canonical.ts'
import { throughLens } from '../../mapping/core/content/lens.ts'
import { relate } from '../../mapping/core/content/relate.ts'
import type { Item } from '../../mapping/core/content/result.ts'
import type { RowRef } from '../../mapping/core/result.ts'
import type { Program, Sample } from './program.ts'
import { fieldEffects, identityEffects, type ReadingEffect } from './readings.ts'

export type TriedItem = {
  /** Its number within the type, from 1. */
  id: number
  status: 'in' | 'held' | 'left out'
  title: string | null
  reason: string | null
  row: RowRef | null
  /** Keys of the fields that a complete item has and this one lacks. */
  missing: string[]
}

export type TriedContent = {
  /** Id of the content type's tab. */
  tab: string
  items: TriedItem[]
  externalId: ReadingEffect
  fields: { row: string; effect: ReadingEffect }[]
  /** Of each relation: how many names were found among the items and people of the sample, and how many were not. */
  relations: { relation: string; found: number; orphans: number }[]
  coverage: Coverage
}

/** As many items of a type as an edit is tried on. */
const most = 1000

/** @param people whom the sample brings in, as a relation can find them. */
export function tryContent(
  { document, model }: Program,
  { records, profile }: Sample,
  people: readonly {
    id: number
    externalIds: string[]
    email: string | null
    name: string | null
  }[],
): TriedContent[] {
  const types = compileContent(document, model).map((mapping) => {
    const items = records.flatMap(({ record }) => mapping.itemsOf(record)).slice(0, most)
    return { type: mapping.type, items, results: items.map(mapping.map) }
  })
  const targets = (to: string) =>
    to === 'person'
      ? people.map((person) => ({ ...person, id: String(person.id), title: person.name }))
      : (types.find(({ type }) => type === to)?.results ?? []).filter(isIncluded).map(asTarget)
  const form = canonicalForm(document)
  return types.flatMap(({ type, items, results }) => {
    const [tab, program] = [document, form].map(({ content }) =>
      content.types.find((candidate) => candidate.type === type),
    )
    const definition = model.contentTypes.find(({ key }) => key === type)
    if (tab === undefined || program === undefined || definition === undefined) return []
    const lens = throughLens({ document: form, model }, program, definition)
    const numbered = items.map((record, at) => ({ recordNumber: at + 1, record }))
    const coming = numbered.filter((_, at) => results[at]?.status !== 'excluded')
    const related = relate(results.filter(isIncluded), tab.relations, targets)
    return [
      {
        tab: tab.id,
        items: results.map(triedItem),
        externalId: identityEffects(lens.document, coming).externalId,
        fields: fieldEffects(lens.document, lens.model, coming),
        relations: tab.relations.map((relation) => countFound(relation.id, results, related)),
        coverage: contentCoverage(document, tab, definition, profile ?? undefined),
      },
    ]
  })
}

function isIncluded(result: ItemResult): result is Item {
  return result.status === 'included'
}

function asTarget({ externalId, title, values }: Item) {
  const { email } = values
  return {
    id: externalId,
    externalIds: [externalId],
    email: typeof email === 'string' ? email : null,
    title,
  }
}

function triedItem(result: ItemResult, at: number): TriedItem {
  const id = at + 1
  if (isIncluded(result)) {
    const { title, externalId, missing } = result
    return { id, status: 'in', title: title ?? externalId, reason: null, row: null, missing }
  }
  const status = result.status === 'held' ? 'held' : 'left out'
  return { id, status, title: result.externalId, reason: result.text, row: result.row, missing: [] }
}

function countFound(
  relation: string,
  results: readonly ItemResult[],
  related: ReturnType<typeof relate>,
): TriedContent['relations'][number] {
  const named = results
    .filter(isIncluded)
    .flatMap(({ relations }) => relations.filter((naming) => naming.relation === relation))
    .reduce((sum, { names }) => sum + names.length, 0)
  const found = related
    .flatMap((item) => ('links' in item ? item.links : []))
    .filter((link) => link.relation === relation)
    .reduce((sum, { targets }) => sum + targets.length, 0)
  return { relation, found, orphans: Math.max(0, named - found) }
}
