// Documents of every form that the schema allows, for tests: cells of all kinds, hostile texts among them.
import * as fc from 'fast-check'
import { z } from 'zod'
import { mappingDocument, type MappingDocument } from '../core/document.ts'

/** What people write into cells, and what spreadsheet programs take for something else. */
const texts = [
  'order.status',
  'VIP',
  'a; b',
  'say "x"',
  '"quoted"',
  '=1+1',
  '+49 30 1',
  '-5',
  '@home',
  '#N/A',
  '00123',
  '1e5',
  'true',
  'yes',
  'key: x',
  'Job title',
  'job_title',
  'the tags',
  'source: a',
  '(a, b): [c]',
  'one\ntwo',
  '_x0041_',
  'Åsa 🎉',
  '<b>&amp;',
  "it's",
]

/** Documents whose rows have ids of their own. */
export const anyDocument: fc.Arbitrary<MappingDocument> = anyOf(mappingDocument).map((data) => {
  let count = 0
  const numbered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(numbered)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, part]) =>
      key === 'id' ? [key, `row-${(count += 1)}`] : [key, key === 'record' ? part : numbered(part)],
    )
    return Object.fromEntries(entries) as unknown
  }
  return mappingDocument.parse(numbered(data))
})

function anyOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const arbitrary = formOf(schema)
  return arbitrary.filter((value) => z.safeParse(schema, value).success)
}

function formOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodDefault)
    return fc.oneof(anyOf(schema.def.innerType), fc.constant(schema.def.defaultValue))
  if (schema instanceof z.ZodPrefault) return anyOf(schema.def.innerType)
  if (schema instanceof z.ZodNullable) return fc.option(anyOf(schema.def.innerType))
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([key, part]) => [key, anyOf(part)] as const)
    return fc.record(Object.fromEntries(shape))
  }
  if (schema instanceof z.ZodArray) return fc.array(anyOf(schema.element), { maxLength: 3 })
  if (schema instanceof z.ZodRecord) {
    return fc.dictionary(
      fc.constantFrom('city', 'job_title', 'row-1'),
      anyOf(schema.def.valueType),
      {
        maxKeys: 2,
      },
    )
  }
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.def.options.map(anyOf))
  return leafOf(schema)
}

function leafOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber)
    return fc.oneof(fc.integer({ min: -9, max: 100 }), fc.constant(2.5))
  if (schema instanceof z.ZodUnknown) return fc.constantFrom('x', 1, null, ['a'], { b: true })
  if (schema instanceof z.ZodString || schema instanceof z.ZodISODate) {
    const fitting = [
      ...texts,
      '2027-05-01',
      '03:30',
      'YYYY-MM-DD',
      '{city}',
      'Europe/Oslo',
      'NO',
      '',
    ].filter((text) => z.safeParse(schema, text).success)
    return fc.constantFrom(...fitting)
  }
  throw new Error(`No texts are made for this kind of part: ${JSON.stringify(schema)}`)
}
