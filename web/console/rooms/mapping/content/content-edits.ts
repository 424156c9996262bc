// The edits of the content tabs. Population, id and fields of a type are edited by the same changes as those of people,
// seen through the type's lens.
import { throughLens } from '../../../../../src/mapping/core/content/lens.ts'
import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import type { ContentTypeDefinition } from '../../../../../src/mapping/core/platform-model.ts'
import { idsWithin, inModel, one, tab, without, type Edit } from '../edit-rows.ts'
import { modelKey, rowId } from '../names.ts'
import type { Change, Program } from '../program.ts'

export type ContentType = MappingDocument['content']['types'][number]
export type Relation = ContentType['relations'][number]

/** The type's tab and what the platform can hold of it; null where either is missing. */
export function typeIn(
  { document, model }: Program,
  id: string,
): { type: ContentType; definition: ContentTypeDefinition } | null {
  const type = document.content.types.find((candidate) => candidate.id === id)
  const definition = model.contentTypes.find(({ key }) => key === type?.type)
  return type && definition ? { type, definition } : null
}

/** A change of people's tabs, made to the tab of a content type instead. */
export function ofContent(id: string, change: Change): Change {
  return (program) => {
    const found = typeIn(program, id)
    if (!found) return program
    const { type, definition } = found
    const inner = change(throughLens(program, type, definition))
    const { document, model } = program
    const others = idsWithin(document.content.types.filter((other) => other.id !== id))
    const changed: ContentType = {
      ...type,
      population: withFreeIds(inner.document.population, type, others),
      externalId: inner.document.identity.externalId,
      fields: withFreeIds(inner.document.fields, type, others),
    }
    return {
      document: {
        ...document,
        values: inner.document.values,
        content: { types: one(document.content.types, id, () => changed) },
      },
      model: {
        ...model,
        contentTypes: model.contentTypes.map((candidate) =>
          candidate.key === definition.key
            ? { ...candidate, fields: inner.model.fields }
            : candidate,
        ),
      },
    }
  }
}

/** Ids are unique within all content tabs: a new row whose id another type has is named after its own type. */
function withFreeIds<Part extends { rows: { id: string }[] }>(
  part: Part,
  type: ContentType,
  others: readonly string[],
): Part {
  const taken = new Set([...others, ...idsWithin(type.relations), type.id])
  if (!part.rows.some(({ id }) => taken.has(id))) return part
  const all = [...taken, ...idsWithin(part.rows)]
  const rows = part.rows.map((row) =>
    taken.has(row.id) ? { ...row, id: rowId(`${type.type} ${row.id}`, all) } : row,
  )
  return { ...part, rows }
}

/** A tab for a type of the platform. */
export function addType({ key, label }: { key: string; label: string }): Change {
  return tab('content', (content) => ({
    types: [
      ...content.types,
      {
        id: rowId(label, idsWithin(content)),
        type: key,
        list: '',
        population: { rows: [], expected: [] },
        externalId: { sources: [], steps: [], prefix: '' },
        fields: { rows: [] },
        relations: [],
        complete: [],
        vanished: 'hide',
        note: '',
      },
    ],
  }))
}

/** A type that the platform does not have yet, with a title; its tab is added with it. */
export function addOwnType(label: string): Change {
  return (program) => {
    const key = modelKey(
      label,
      program.model.contentTypes.map((type) => type.key),
    )
    const definition: ContentTypeDefinition = {
      key,
      label,
      fields: [{ key: 'title', label: 'Title', type: 'text', maxLength: 300 }],
    }
    const named = inModel((model) => ({
      ...model,
      contentTypes: [...model.contentTypes, definition],
    }))(program)
    return addType(definition)(named)
  }
}

export function editType(id: string, edit: Edit<ContentType>): Change {
  return tab('content', ({ types }) => ({ types: one(types, id, edit) }))
}

export function removeType(id: string): Change {
  return tab('content', ({ types }) => ({ types: without(types, id) }))
}

export function addRelation(type: string, to: { key: string; label: string }): Change {
  return tab('content', (content) => ({
    types: one(content.types, type, (before) => {
      const id = rowId(`${before.type} ${to.label}`, idsWithin(content))
      const relation: Relation = {
        id,
        name: to.label,
        to: to.key,
        sources: [],
        steps: [],
        matchBy: to.key === 'person' ? 'e-mail' : 'external id',
        orphan: 'leave out',
        note: '',
      }
      return { ...before, relations: [...before.relations, relation] }
    }),
  }))
}

export function editRelation(type: string, id: string, edit: Edit<Relation>): Change {
  return editType(type, (before) => ({ ...before, relations: one(before.relations, id, edit) }))
}

export function removeRelation(type: string, id: string): Change {
  return editType(type, (before) => ({ ...before, relations: without(before.relations, id) }))
}
