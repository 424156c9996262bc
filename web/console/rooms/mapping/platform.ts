// What the platform can hold, and how more of it is named: the model, and the tags that the Tags tab adds to it.
import type { MappingDocument } from '../../../../src/mapping/core/document.ts'
import type { PlatformModel } from '../../../../src/mapping/core/platform-model.ts'
import { platformWith } from '../../../../src/mapping/core/people/platform-tags.ts'
import { fold } from '../../../../src/mapping/core/values/value.ts'
import { idsWithin, inModel, tab } from './edit-rows.ts'
import { modelKey, rowId } from './names.ts'
import { together, type Change, type Program } from './program.ts'

/** What a row can give: parts of the platform that go by keys and are called by labels. */
export type Part = 'userTypes' | 'tags' | 'groups' | 'accessLevels'

/** The model with the tags of both: what cells choose from, and where labels are looked up. */
export function platformOf({ document, model }: Program): PlatformModel {
  return platformWith(document, model)
}

/** Adds what has none of these names yet; a tag becomes a row of the Tags tab. */
export function addNamed(part: Part, labels: readonly string[]): Change {
  return together(
    labels.map((label) => (part === 'tags' ? addTag(label) : addToModel(part, label))),
  )
}

/** The keys that these labels have; those that are new are named first. */
export function withKeys(
  part: Part,
  labels: readonly string[],
  set: (keys: string[]) => Change,
): Change {
  return (program) => {
    const named = addNamed(part, labels)(program)
    const known = platformOf(named)[part]
    const keys = labels.flatMap((label) => known.find(isCalled(label))?.key ?? [])
    return set([...new Set(keys)])(named)
  }
}

/** @param type id of its tag type; null for none. */
export function addTag(label: string, type: string | null = null): Change {
  return (program) => {
    const known = platformOf(program).tags
    if (known.some(isCalled(label))) return program
    const key = modelKey(label, keysOf(known))
    return tab('tags', (tags) => {
      const id = rowId(label, idsWithin(tags))
      return { ...tags, rows: [...tags.rows, { id, key, label, type, from: [], note: '' }] }
    })(program)
  }
}

function addToModel(part: InModel, label: string): Change {
  return inModel((model) => {
    if (model[part].some(isCalled(label))) return model
    const key = modelKey(label, keysOf(model[part]))
    return { ...model, [part]: [...model[part], { key, label }] }
  })
}

type InModel = Exclude<Part, 'tags'>

/** Its key stays, because people hold it. */
export function renameNamed(part: InModel, key: string, label: string): Change {
  return inModel((model) => ({
    ...model,
    [part]: model[part].map((one) => (one.key === key ? { key, label } : one)),
  }))
}

/** One further up (-1) or down (1): of user types, in rank. */
export function moveNamed(part: InModel, key: string, by: -1 | 1): Change {
  return inModel((model) => {
    const from = model[part].findIndex((one) => one.key === key)
    const [one, other] = [model[part][from], model[part][from + by]]
    if (!one || !other) return model
    return { ...model, [part]: model[part].with(from, other).with(from + by, one) }
  })
}

export function removeNamed(part: InModel, key: string): Change {
  return inModel((model) => ({
    ...model,
    [part]: model[part].filter((one) => one.key !== key),
  }))
}

/** In how many places of the document a key stands; what a cell of a rules table says in words is not counted. */
export function usesOf(document: MappingDocument, part: InModel, key: string): number {
  const { visibility, population, ...others } = document
  const isUser = part === 'userTypes'
  const shown = isUser
    ? visibility.rows.filter(({ by, values }) => by === 'user types' && values.includes(key))
    : []
  const expected = isUser ? population.expected.filter(({ userType }) => userType === key) : []
  return shown.length + expected.length + usesWithin(others, lists[part], key)
}

/** The lists of keys that name each part. */
const lists: Record<InModel, readonly string[]> = {
  userTypes: ['userTypes', 'everybody'],
  groups: ['groups', 'addGroups'],
  accessLevels: ['access'],
}

function usesWithin(part: unknown, names: readonly string[], key: string): number {
  if (typeof part !== 'object' || part === null) return 0
  return Object.entries(part).reduce((sum, [name, value]: [string, unknown]) => {
    // What a test person's record holds is not ours.
    if (name === 'record') return sum
    const isList = names.includes(name) && Array.isArray(value)
    return sum + (isList ? Number(value.includes(key)) : usesWithin(value, names, key))
  }, 0)
}

const isCalled = (label: string) => (named: { label: string }) => fold(named.label) === fold(label)
const keysOf = (named: { key: string }[]) => named.map(({ key }) => key)
