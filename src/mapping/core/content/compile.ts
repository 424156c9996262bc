import { canonicalForm } from '../document/canonical.ts'
import type { ContentType, MappingDocument } from '../document.ts'
import { compileField } from '../people/field.ts'
import { Hold, holdText } from '../hold.ts'
import { compileExternalId } from '../people/identity.ts'
import type { MappedField } from '../people/mapped-field.ts'
import { compileTextPath } from '../source/path.ts'
import type { ContentTypeDefinition, PlatformModel } from '../platform-model.ts'
import { compilePopulation } from '../people/population.ts'
import { compileReading } from '../source/reading.ts'
import { contextOf, type RecipeContext } from '../recipes/recipe.ts'
import type { Json, SourceRecord } from '../record.ts'
import type { Excluded, Held } from '../result.ts'
import { asText, isBlank, listItems } from '../values/value.ts'
import type { Item, ItemResult, Naming } from './result.ts'

export type { Item, ItemResult, Naming } from './result.ts'

/** One content type of a document, compiled once. Pure and deterministic; never throws for a JSON record. */
export type ContentMapping = {
  /** Key of the platform's content type. */
  type: string
  fields: readonly MappedField[]
  /**
   * The items that a record holds: itself, or those of the list that the tab names. An item of a list finds the record
   * that it came from under `original_record`.
   */
  itemsOf: (record: SourceRecord) => SourceRecord[]
  map: (item: SourceRecord) => ItemResult
}

/** Compiles the content tabs of a document. A tab for a type that the platform lacks brings nothing: `check` reports it. */
export function compileContent(document: MappingDocument, model: PlatformModel): ContentMapping[] {
  const program = canonicalForm(document)
  const context = contextOf(program)
  return program.content.types.flatMap((tab) => {
    const definition = model.contentTypes.find(({ key }) => key === tab.type)
    return definition === undefined ? [] : [compileType(tab, definition, context)]
  })
}

function compileType(
  tab: ContentType,
  definition: ContentTypeDefinition,
  context: RecipeContext,
): ContentMapping {
  const decide = compilePopulation(tab.population.rows)
  const externalId = compileExternalId(tab.externalId, context)
  const fields = definition.fields.flatMap((field) => {
    const row = tab.fields.rows.find((candidate) => candidate.field === field.key)
    return row === undefined || row.neverStore ? [] : [compileField(row, field, context)]
  })
  const relations = tab.relations.map((relation) => ({
    row: relation,
    read: compileReading(relation.sources, relation.steps, 'all', context),
  }))
  return {
    type: tab.type,
    fields: fields.map(({ mapped }) => mapped),
    itemsOf: compileItems(tab.list),
    map: (item) => {
      const id = externalId(item, null)
      const decision = decide(item, null)
      if (decision !== null)
        return inContent({ ...decision, externalId: id instanceof Hold ? null : id })
      if (id instanceof Hold) return heldAt(tab.id, 'externalId', 'Id', id, null)
      const values: Item['values'] = {}
      for (const field of fields) {
        const value = field.run(item, null)
        if (value instanceof Hold) return inContent(field.held(value, id))
        values[field.key] = value
      }
      const namings: Naming[] = []
      for (const { row, read } of relations) {
        const found = read(item, null)
        if (found instanceof Hold) return heldAt(row.id, 'steps', row.name, found, id)
        namings.push({ relation: row.id, names: namesIn(found) })
      }
      return {
        status: 'included',
        externalId: id,
        title: titleOf(values),
        values,
        relations: namings,
        missing: tab.complete.filter((key) => isBlank(values[key])),
      }
    },
  }
}

function compileItems(list: string): ContentMapping['itemsOf'] {
  if (list === '') return (record) => [record]
  const read = compileTextPath(list)
  return (record) => {
    const found = read(record)
    const items = found === undefined || found === null ? [] : listItems(found)
    return items.flatMap((item) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? [{ ...item, original_record: record }]
        : [],
    )
  }
}

function titleOf(values: Item['values']): string | null {
  const title = values['title'] ?? values['name'] ?? null
  return typeof title === 'string' ? title : null
}

function namesIn(found: Json): string[] {
  const names = listItems(found)
    .map((item) => asText(item).trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}

/** The rows of a content tab stand in that tab; a value table keeps its own. */
function inContent<Result extends Excluded | Held>(result: Result): Result {
  if (result.row.tab === 'values') return result
  return { ...result, row: { ...result.row, tab: 'content' } }
}

function heldAt(
  row: string,
  column: string,
  label: string,
  hold: Hold,
  externalId: string | null,
): Held {
  return {
    status: 'held',
    row: { tab: 'content', row, column },
    code: hold.code,
    text: holdText(label, hold),
    externalId,
  }
}
