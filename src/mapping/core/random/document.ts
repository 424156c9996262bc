import { z } from 'zod'
import { dataFaults } from '../document/data-faults.ts'
import { mappingDocument, tabs, type MappingDocument } from '../document.ts'
import { standardModel, type PlatformModel } from '../platform-model.ts'
import type { Chance } from './chance.ts'
import { randomRecord, recordKeys, recordTexts } from './record.ts'

/** The platform that random documents fill. */
export const randomModel: PlatformModel = {
  ...standardModel,
  fields: [
    ...standardModel.fields,
    { key: 'arrival', label: 'Arrival', type: 'date' },
    { key: 'checked_at', label: 'Checked at', type: 'dateTime' },
    { key: 'newsletter', label: 'Newsletter', type: 'yesNo' },
    { key: 'seats', label: 'Seats', type: 'number' },
    {
      key: 'diet',
      label: 'Diet',
      type: 'choice',
      choices: [
        { key: 'any', label: 'Eats all' },
        { key: 'vip', label: 'VIP' },
      ],
    },
  ],
  tags: [{ key: 'vip', label: 'VIP' }],
  groups: [{ key: 'board', label: 'Board' }],
  accessLevels: [{ key: 'hall', label: 'Hall' }],
}

/**
 * A valid document made by walking its own schema, so that whatever joins the schema is tried from its first day. Rows
 * that the schema would refuse are left out; an id always stands, so that not every record is held at once.
 */
export function randomDocument(chance: Chance): MappingDocument {
  const walk: Walk = { chance, ids: 0 }
  const parts = tabs.map((tab) => [tab, randomTab(tab, walk)] as const)
  const made = mappingDocument.parse({ format: 1, ...Object.fromEntries(parts) })
  const { externalId } = made.identity
  if (externalId.sources.length === 0) externalId.sources.push('id')
  return made
}

type Walk = { chance: Chance; ids: number }

function randomTab(tab: (typeof tabs)[number], walk: Walk): unknown {
  const schema = mappingDocument.shape[tab]
  for (let tries = 0; tries < 20; tries += 1) {
    const made = randomValue(schema, tab, walk)
    if (schema.safeParse(made).success && dataFaults(made).length === 0) return made
  }
  return undefined
}

function randomValue(schema: z.core.$ZodType, key: string, walk: Walk): unknown {
  const { chance } = walk
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return chance.next() < 0.25 ? undefined : randomValue(schema.def.innerType, key, walk)
  if (schema instanceof z.ZodNullable)
    return chance.next() < 0.4 ? null : randomValue(schema.def.innerType, key, walk)
  if (schema instanceof z.ZodUnion) return randomValue(chance.one(schema.def.options), key, walk)
  if (schema instanceof z.ZodLiteral) return chance.one([...schema.values])
  if (schema instanceof z.ZodEnum) return chance.one(schema.options)
  if (schema instanceof z.ZodBoolean) return chance.next() < 0.5
  if (schema instanceof z.ZodNumber) return chance.one([0, 1, 2, 3, 10, 50, 200])
  if (schema instanceof z.ZodArray) return randomList(schema, key, walk)
  if (schema instanceof z.ZodRecord) return randomMap(schema, key, walk)
  if (schema instanceof z.ZodObject) return randomObject(schema, walk)
  return randomText(key, walk)
}

/** What the schema refuses of the items is left out. */
function randomList(schema: z.ZodArray, key: string, walk: Walk): unknown[] {
  const length = walk.chance.below(4)
  return Array.from({ length }, () => randomValue(schema.element, key, walk)).filter(
    (item) => z.safeParse(schema.element, item).success,
  )
}

function randomMap(schema: z.ZodRecord, key: string, walk: Walk): object {
  if (key === 'record') return randomRecord(walk.chance)
  const entries = Array.from({ length: walk.chance.below(3) }, () => [
    key === 'when' ? walk.chance.one(columnIds) : randomText('field', walk),
    randomValue(schema.valueType, key === 'when' ? 'condition' : 'set', walk),
  ])
  return Object.fromEntries(entries)
}

function randomObject(schema: z.ZodObject, walk: Walk): object {
  const isColumn = 'reads' in schema.shape
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([key, part]) => {
      const value =
        key === 'id' && isColumn ? walk.chance.one(columnIds) : randomValue(part, key, walk)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** Condition cells name columns by these, so that they meet. */
const columnIds = ['c1', 'c2', 'c3']

function randomText(key: string, walk: Walk): string {
  const { chance } = walk
  if (key === 'id') {
    walk.ids += 1
    return `r${walk.ids}`
  }
  const words = texts[key]
  return words === undefined ? chance.one(writable).slice(0, 100) : chance.one(words)
}

/** What a document can hold of them: no half characters and no NUL. */
const writable = recordTexts.filter((text) => text.isWellFormed() && !text.includes('\0'))

const keyOf = (key: string) => (/^[\w]+$/u.test(key) ? key : `"${key}"`)
const paths = [
  ...recordKeys.map(keyOf),
  'answers[].email',
  'answers[0]',
  'answers[id=VIP].status',
  'original_record.status',
  'customers[].id',
  'codes[]',
  'cel: record.first_name',
  "cel: record.status == 'VIP' ? 'yes' : 'no'",
  'cel: record.codes.size()',
]
const fieldKeys = randomModel.fields.map((field) => field.key)
const typeKeys = randomModel.userTypes.map((userType) => userType.key)

/** By the key under which a text stands, what makes sense there; other texts are dirt. */
const texts: { [key: string]: readonly string[] | undefined } = {
  source: paths,
  sources: paths,
  usedOn: ['when', ''],
  list: ['answers', 'customers', ''],
  in: ['customers', 'answers', 'original_record.customers'],
  where: recordKeys.map(keyOf),
  take: ['', ...recordKeys.map(keyOf)],
  key: ['id', 'vip', 'type'],
  cel: ['value', 'value + value', "value == '' ? record.email : value", 'record.codes.map(c, c)'],
  reads: [...paths, ...fieldKeys],
  field: fieldKeys,
  by: ['user types', 'country', 'city'],
  userTypes: typeKeys,
  userType: typeKeys,
  everybody: typeKeys,
  tags: ['vip'],
  addTags: ['vip', 'extra'],
  removeTags: ['vip', 'extra'],
  groups: ['board'],
  addGroups: ['board'],
  access: ['hall'],
  type: ['session', 'speaker', 'exhibitor'],
  to: ['person', 'speaker', 'VIP', 'NL'],
  complete: ['title', 'name'],
  values: ['r1', 'r2', ...recordTexts.slice(2, 12)],
  table: ['r1', 'r2', 'r3', 'r4'],
  from: ['2027-01-01', ...recordTexts.slice(2, 20)],
  until: ['2027-12-31', '2026-01-01'],
  on: ['2027-06-01'],
  at: [';', '|', ' ', '03:00'],
  zone: ['UTC', 'Europe/Amsterdam', 'America/New_York'],
  formats: ['YYYY-MM-DD', 'DD.MM.YYYY', 'YYYY-MM-DDTHH:mm:ss'],
  country: ['NL', 'US'],
  text: ['{first_name} {last_name}', '{}', 'x', '{{{}}}'],
  condition: [
    '*',
    'VIP',
    'not VIP; Press',
    '1..10',
    '>= 5',
    'blank',
    'yes',
    'starts with V',
    '"blank"',
    '..',
  ],
  set: ['Gold', '{first_name}', '2027-01-01', 'NL', 'yes', '7'],
}
