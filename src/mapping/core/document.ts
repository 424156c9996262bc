import { z } from 'zod'
import { recipeStep } from './recipes/catalogue.ts'

/**
 * The mapping document: what client and platform team fill in together, and the program that runs. A parsed document
 * has every default written out. Its tables are checked for form here; `check.ts` holds them against the source and
 * the platform. Further tabs join as further keys; `format` rises when the meaning of an existing key changes.
 */

/** Stable name of a row: it stays when the row is edited, moved, or sent to a workbook and back. */
const id = z
  .string()
  .regex(/^[\w-]{1,64}$/u, 'A row id is 1 to 64 letters, digits, underscores or hyphens.')
const name = z.string().trim().max(200)
const note = z.string().max(5000).default('')
/** A place in the record, in the path language of `path.ts`. */
const path = z.string().trim().min(1).max(500)
const paths = z.array(path).max(50)
const cell = z.string().max(2000)
const cells = z.array(cell).max(5000)
const keys = z.array(z.string().trim().min(1).max(64)).max(200)
const steps = z.array(recipeStep).max(50).default([])
const maxRows = 10_000

export const conditions = [
  'is one of',
  'is not one of',
  'is blank',
  'is not blank',
  'starts with',
  'contains',
  'is yes',
  'is no',
] as const

/** Rows are asked in order; the first that decides is the reason. 'only' leaves out whoever does not match. */
const populationRow = z.strictObject({
  id,
  name: name.min(1),
  source: path,
  when: z.enum(conditions),
  values: cells.default([]),
  decision: z.enum(['leave out', 'hold', 'only']),
  note,
})

const population = z.strictObject({
  rows: z.array(populationRow).max(maxRows).default([]),
  /** How many people of each user type the client expects: compared with the result, it changes nothing. */
  expected: z
    .array(z.strictObject({ userType: z.string().trim().min(1).max(64), count: z.int().min(0) }))
    .max(200)
    .default([]),
})

const identity = z.strictObject({
  /** The first source that is not blank, then the steps, then the prefix. */
  externalId: z
    .strictObject({ sources: paths.default([]), steps, prefix: z.string().max(50).default('') })
    .prefault({}),
  email: z.strictObject({ sources: paths.default([]), steps }).prefault({}),
  /** What makes two records one person. */
  samePerson: z
    .enum(['external id', 'external id, else e-mail and name'])
    .default('external id, else e-mail and name'),
  /** Whether different people may have one e-mail address. */
  sharedEmail: z.enum(['allow', 'hold']).default('allow'),
  missingEmail: z.enum(['allow', 'hold']).default('allow'),
  /** Whether the platform follows when the source changes a person's e-mail address. */
  changedEmail: z.enum(['follow', 'hold']).default('follow'),
})

const fieldRow = z.strictObject({
  id,
  /** Key of the platform's field; blank only where the row is there to never store its sources. */
  field: z.string().trim().max(64),
  sources: paths.default([]),
  steps,
  /** Id of the value table that the result is looked up in; null for none. */
  values: id.nullable().default(null),
  /** What the field gets where the source is blank: when the person is created, and later if `blank` is 'default'. */
  default: z
    .union([cell, z.number(), z.boolean()], { error: 'expected a text, a number, true or false' })
    .nullable()
    .default(null),
  required: z.boolean().default(false),
  /** What becomes of a value on the platform when the source goes blank. */
  blank: z.enum(['keep', 'clear', 'default']).default('keep'),
  write: z.enum(['always', 'create only', 'if blank', 'never']).default('always'),
  tooLong: z.enum(['reject', 'cut']).default('reject'),
  show: z
    .strictObject({
      profile: z.boolean().default(true),
      directory: z.boolean().default(false),
      filter: z.boolean().default(false),
    })
    .prefault({}),
  /** The attendee may not edit it. */
  locked: z.boolean().default(false),
  /** Personal data: the checks warn where it would be seen by others. */
  personal: z.boolean().default(false),
  /** The sources of this row are dropped from each record before anything is written. */
  neverStore: z.boolean().default(false),
  note,
})

const fields = z.strictObject({ rows: z.array(fieldRow).max(maxRows).default([]) })

/** Compared without case and outer white space; blank values are not looked up. */
const valueTable = z.strictObject({
  id,
  name: name.min(1),
  rows: z
    .array(z.strictObject({ id, from: cells, to: cell, note }))
    .max(maxRows)
    .default([]),
  /** What becomes of a value that no row names. */
  else: z
    .union([z.enum(['hold', 'blank', 'keep']), z.strictObject({ value: cell })], {
      error: "expected 'hold', 'blank', 'keep' or a value (value: …)",
    })
    .default('hold'),
  /** Values that count as blank. */
  ignore: cells.default([]),
  note,
})

const values = z.strictObject({ tables: z.array(valueTable).max(500).default([]) })

const given = {
  userTypes: keys.default([]),
  tags: keys.default([]),
  directory: z.enum(['yes', 'no']).default('yes'),
}

/** Registration type, ticket, item, membership or code → what the person is on the platform. */
const userTypeRow = z.strictObject({ id, from: cells, ...given, note })

const userTypes = z.strictObject({
  /** Every value of every source is looked up. With no source, only `everybody` applies. */
  sources: paths.default([]),
  steps,
  rows: z.array(userTypeRow).max(maxRows).default([]),
  /** What becomes of a value that no row names, and of a record with no value at all. */
  else: z
    .union([z.enum(['hold', 'leave out']), z.strictObject(given)], {
      error: "expected 'hold', 'leave out' or a row (userTypes: […])",
    })
    .default('hold'),
  /** User types that everybody gets besides. */
  everybody: keys.default([]),
  /** Which user types a person keeps who has several: all, the highest in rank, or the first in the order of the rows. */
  combine: z.enum(['union', 'highest', 'first']).default('union'),
})

export const mappingDocument = z.strictObject({
  format: z.literal(1),
  population: population.prefault({}),
  identity: identity.prefault({}),
  fields: fields.prefault({}),
  values: values.prefault({}),
  userTypes: userTypes.prefault({}),
})

export type MappingDocument = z.infer<typeof mappingDocument>
/** A document as it may be written, with defaults left out. */
export type MappingDocumentInput = z.input<typeof mappingDocument>
export type PopulationRow = z.infer<typeof populationRow>
export type FieldRow = z.infer<typeof fieldRow>
export type ValueTable = z.infer<typeof valueTable>
export type Condition = (typeof conditions)[number]

/** The tabs, in the order in which they are filled in. */
export const tabs = ['population', 'identity', 'fields', 'values', 'userTypes'] as const
export type Tab = (typeof tabs)[number]

/** What a new project starts from. */
export const emptyDocument: MappingDocument = mappingDocument.parse({ format: 1 })
