import { z } from 'zod'
import { Hold } from '../hold.ts'
import { compileTextPath, type Read } from '../source/path.ts'
import type { Json } from '../record.ts'
import { asText, isBlank, listItems } from '../values/value.ts'
import { compileTake } from './item.ts'
import { onItems, type Recipe } from './recipe.ts'
import { elseParameter, pathParameter } from './text-parameter.ts'

const schema = z.strictObject({
  recipe: z.literal('join by id'),
  /** Where the record has the other objects: a list of them, or one object that has them by their ids. */
  in: pathParameter.min(1),
  /** The key within each of them that holds its id. */
  key: pathParameter.min(1).default('id'),
  /** The key of the value within the one that is found; blank takes it whole. */
  take: pathParameter.default(''),
  else: elseParameter,
})

type Step = z.infer<typeof schema>

export const joinById: Recipe<Step, typeof schema> = {
  name: 'join by id',
  explanation:
    'Finds the object that has this id elsewhere in the record, such as the customer of a registration, and takes a value of it.',
  example: {
    step: { recipe: 'join by id', in: 'customers', key: 'id', take: 'name', else: 'hold' },
    before: 'c7',
    after: 'Harbour Institute',
    record: {
      customers: [
        { id: 'c3', name: 'Quay Ltd' },
        { id: 'c7', name: 'Harbour Institute' },
      ],
    },
  },
  schema,
  gives: () => 'same',
  combines: false,
  paths: (step) => ({
    record: [step.in],
    inner: step.take === '' ? [step.key] : [step.key, step.take],
  }),
  compile: (step) => {
    const others = compileTextPath(step.in)
    const idOf = compileTextPath(step.key)
    const take = compileTake(step.take)
    const taken = (found: Json | undefined, id: Json): Json | Hold => {
      if (found !== undefined) return take(found) ?? null
      return step.else === 'blank' || isBlank(id) ? null : notFound(step, id)
    }
    const join = (id: Json, index: Index) => taken(index.get(idText(id)), id)
    return (value, record) => {
      const place = others(record) ?? null
      return Array.isArray(value)
        ? onItems(value, join, indexed(place, idOf))
        : taken(findOne(place, idOf, idText(value)), value)
    }
  },
}

type Index = ReadonlyMap<string, Json>

function findOne(place: Json, idOf: Read, id: string): Json | undefined {
  if (id === '') return undefined
  for (const item of listItems(place)) if (idText(idOf(item)) === id) return item
  return isKeyed(place) && Object.hasOwn(place, id) ? place[id] : undefined
}

/** Many ids are looked up in a list that is walked once. Of two objects with one id the first counts. */
function indexed(place: Json, idOf: Read): Index {
  const index = new Map<string, Json>()
  for (const item of listItems(place)) addTo(index, idText(idOf(item)), item)
  if (isKeyed(place)) for (const [id, item] of Object.entries(place)) addTo(index, id, item)
  return index
}

function addTo(index: Map<string, Json>, id: string, item: Json): void {
  if (id !== '' && !index.has(id)) index.set(id, item)
}

function isKeyed(place: Json): place is { [id: string]: Json } {
  return typeof place === 'object' && place !== null && !Array.isArray(place)
}

/** 12 and '12' are one id. */
function idText(id: Json | undefined): string {
  return asText(id).trim()
}

function notFound(step: Step, id: Json): Hold {
  return new Hold('value-unreadable', id, `not the id of anything in '${step.in}'`)
}
