import type { MappingDocument, Tag, TagType } from '../document.ts'
import type { Explanation } from '../explanation.ts'
import { Hold, holdText } from '../hold.ts'
import { compileReading, emptyTrace } from '../source/reading.ts'
import type { RecipeContext } from '../recipes/recipe.ts'
import type { Json } from '../record.ts'
import { isRefusal, type Refusal, type RowRef } from '../result.ts'
import { sourceLabels } from '../source/source-label.ts'
import { asText, fold, isBlank, listItems } from '../values/value.ts'

/** The tags that the columns of a record hold, or why it is held. Records how in a trace, if given. */
export type ColumnTags = (
  record: Json,
  traces: Explanation['tags'] | null,
) => readonly string[] | Refusal

/** Compiles the tag types that have a column in the source; null where none has. */
export function compileTags(
  { types, rows }: MappingDocument['tags'],
  context: RecipeContext,
): ColumnTags | null {
  const columns = types
    .filter(({ sources }) => sources.length > 0)
    .map((type) => compileColumn(type, rows, context))
  if (columns.length === 0) return null
  return (record, traces) => {
    const keys: string[] = []
    for (const tagsIn of columns) {
      const found = tagsIn(record, traces)
      if (isRefusal(found)) return found
      keys.push(...found)
    }
    return keys
  }
}

/** What the values of a tag type's column are looked up in: of two tags that one value names, the first counts. */
export function tagsByValue(type: Pick<TagType, 'id'>, rows: readonly Tag[]): Map<string, Tag> {
  const meanings = new Map<string, Tag>()
  const own = rows.filter((row) => row.type === type.id)
  // A tag's own name goes before what another says that it means.
  const names = [
    ...own.flatMap((tag) => [tag.key, tag.label].map((value) => [value, tag] as const)),
    ...own.flatMap((tag) => tag.from.map((value) => [value, tag] as const)),
  ]
  for (const [value, tag] of names) {
    const key = fold(value)
    if (!meanings.has(key)) meanings.set(key, tag)
  }
  return meanings
}

function compileColumn(type: TagType, rows: readonly Tag[], context: RecipeContext): ColumnTags {
  const read = compileReading(type.sources, type.steps, 'all', context)
  const meanings = tagsByValue(type, rows)
  return (record, traces) => {
    const trace = traces === null ? null : traceColumn(traces, type)
    const value = read(record, trace)
    if (value instanceof Hold) return held(type, value)
    const keys: string[] = []
    for (const item of listItems(value)) {
      if (isBlank(item)) continue
      const tag = meanings.get(fold(asText(item)))
      if (tag === undefined && type.else === 'hold') return held(type, unknown(type, item))
      if (tag === undefined) continue
      keys.push(tag.key)
      if (trace !== null)
        trace.rows.push({ row: { tab: 'tags', row: tag.id }, value: asText(item) })
    }
    return keys
  }
}

function traceColumn(traces: Explanation['tags'], { id }: TagType): Explanation['tags'][number] {
  const trace: Explanation['tags'][number] = { ...emptyTrace(), type: id, rows: [] }
  traces.push(trace)
  return trace
}

function unknown({ name }: TagType, item: Json): Hold {
  return new Hold('value-unknown', item, `not among the tags of '${name}'`)
}

function held(type: TagType, hold: Hold): Refusal {
  const row: RowRef = { tab: 'tags', row: type.id, column: 'else' }
  const from = asText(hold.was).trim()
  const isQuestion = hold.code === 'value-unknown' && from !== '' && from.length <= 2000
  return {
    status: 'held',
    row,
    code: hold.code,
    text: holdText(sourceLabels(type.sources), hold),
    ...(isQuestion ? { suggestion: { tab: 'tags', table: type.id, from } } : {}),
  }
}
