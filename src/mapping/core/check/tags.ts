import { checkSources, checkSteps } from './sources.ts'
import type { MappingDocument, Tag, TagType } from '../document.ts'
import { quoted } from '../hold.ts'
import { hinter, type Hint } from '../values/nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import { people, type Problem } from '../problem.ts'
import { contextOf } from '../recipes/recipe.ts'
import { countedItems, sawAllItems, seenItems } from '../source/seen-items.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { inSentence, sourceLabels } from '../source/source-label.ts'
import { tagsByValue } from '../people/tags.ts'
import { fold } from '../values/value.ts'

export function checkTags(
  document: MappingDocument,
  model: PlatformModel,
  source: SourceFields | null,
): Problem[] {
  const { types, rows } = document.tags
  const known = {
    types: new Map(types.map((type) => [type.id, type])),
    tags: new Map(model.tags.map((tag) => [tag.key, tag])),
    hint: hinter(),
  }
  return [
    ...twice(
      types,
      ({ name }) => name,
      'name',
      (name) => `Two tag types are called '${name}'`,
    ),
    ...twice(
      rows,
      ({ key }) => key,
      'key',
      (key) => `Two tags have the key '${key}'`,
    ),
    ...types.flatMap((type) => checkType(type, document, source)),
    ...rows.flatMap((row) => checkTag(row, known)),
  ]
}

function twice<Row extends { id: string }>(
  rows: readonly Row[],
  read: (row: Row) => string,
  column: string,
  say: (text: string) => string,
): Problem[] {
  const owners = new Map<string, string>()
  return rows.flatMap((row): Problem[] => {
    const text = fold(read(row))
    const owner = owners.get(text)
    owners.set(text, owner ?? row.id)
    if (owner === undefined) return []
    return [fault(row.id, column, `${say(read(row))} ('${owner}' and '${row.id}').`)]
  })
}

/** What tags name, by ids and by keys. */
type Known = {
  types: ReadonlyMap<string, TagType>
  tags: ReadonlyMap<string, { label: string }>
  hint: Hint
}

function checkTag({ id, key, label, type, from }: Tag, { types, tags, hint }: Known): Problem[] {
  const found: Problem[] = []
  if (!keyShape.test(key)) {
    const text = `'${key}' cannot be a tag's key: it takes small letters, digits and underscores, and begins with a letter.`
    found.push(fault(id, 'key', text))
  }
  const there = tags.get(key)
  if (there !== undefined && there.label !== label) {
    const text = `The platform has the tag '${key}' already and calls it '${there.label}', which stays.`
    found.push(doubt(id, 'label', text))
  }
  const known = type === null ? undefined : types.get(type)
  if (type !== null && known === undefined) {
    const meant = hint(type, types.keys())
    found.push(fault(id, 'type', `'${type}' is not a tag type${meant === '' ? '.' : meant}`))
  }
  if (from.length > 0 && (known === undefined || known.sources.length === 0)) {
    const text = `'${label}' names values of the source, but its tag type has no column to look them up from.`
    found.push(doubt(id, 'from', text))
  }
  return found
}

/** As in the platform's model. */
const keyShape = /^(?!constructor$)[a-z][a-z0-9_]{0,62}$/u

function checkType(
  type: TagType,
  document: MappingDocument,
  source: SourceFields | null,
): Problem[] {
  const place = { tab: 'tags' as const, row: type.id }
  const own = document.tags.rows.filter((row) => row.type === type.id)
  const found = [
    ...checkSources(type.sources, { ...place, column: 'sources' }, source),
    ...checkSteps(type.steps, place, source),
    ...twice(
      own,
      ({ label }) => label,
      'label',
      (label) => `Two tags of '${type.name}' are called '${label}'`,
    ),
    ...twoMeanings(own),
  ]
  if (type.kind === 'modifiable' && type.locked) {
    const text = `People are to choose '${type.name}' for themselves, and nobody is to change them: unlock them, or make them system tags.`
    found.push(fault(type.id, 'locked', text))
  }
  if (type.sources.length > 0 && own.length === 0) {
    const text = `'${type.name}' has a column in the source, but no tag to look its values up in.`
    found.push(doubt(type.id, 'sources', text))
  }
  return source === null ? found : [...found, ...checkSeen(type, own, document, source)]
}

/** One value that two tags of a type name: by what it means, not by what it is called, which is said already. */
function twoMeanings(own: readonly Tag[]): Problem[] {
  const owners = new Map<string, Tag>()
  for (const tag of own) {
    for (const name of [tag.key, tag.label])
      if (!owners.has(fold(name))) owners.set(fold(name), tag)
  }
  return own.flatMap((tag) =>
    [...new Set(tag.from.map(fold))].flatMap((from): Problem[] => {
      const owner = owners.get(from)
      owners.set(from, owner ?? tag)
      if (owner === undefined || owner === tag) return []
      const text = `'${from}' means two tags, '${owner.label}' and '${tag.label}'; it can have one meaning only.`
      return [fault(tag.id, 'from', text)]
    }),
  )
}

/** Values that no tag names, where they hold, with counts; and values named that nobody has. */
function checkSeen(
  type: TagType,
  own: readonly Tag[],
  document: MappingDocument,
  source: SourceFields,
): Problem[] {
  const seen = countedItems(seenItems(type, 'all', source, contextOf(document)))
  const named = tagsByValue(type, own)
  const label = inSentence(sourceLabels(type.sources))
  const unnamed = seen
    .filter(({ value }) => type.else === 'hold' && !named.has(fold(value)))
    .map(({ value, count }) => {
      const text = `${people(count)} ${count === 1 ? 'has' : 'have'} ${label} ${quoted(value)}, which no tag of '${type.name}' names.`
      return doubt(type.id, 'else', text)
    })
  if (!sawAllItems(type, source)) return unnamed
  const values = new Set(seen.map(({ value }) => fold(value)))
  const unseen = own.flatMap((tag) =>
    tag.from
      .filter((from) => !values.has(fold(from)))
      .map((from) =>
        doubt(tag.id, 'from', `The tag '${tag.label}' names '${from}', which nobody has.`),
      ),
  )
  return [...unnamed, ...unseen]
}

function fault(row: string, column: string, text: string): Problem {
  return { severity: 'problem', tab: 'tags', row, column, text }
}

function doubt(row: string, column: string, text: string): Problem {
  return { severity: 'warning', tab: 'tags', row, column, text }
}
