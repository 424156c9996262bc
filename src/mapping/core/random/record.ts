import type { Json, SourceRecord } from '../record.ts'
import type { Chance } from './chance.ts'

/** Keys that random records have and random documents read. */
export const recordKeys = [
  'id',
  'status',
  'type',
  'email',
  'first_name',
  'last_name',
  'company',
  'country',
  'phone',
  'when',
  'paid',
  'answers',
  'codes',
  'customers',
  'original_record',
  'constructor',
  '__proto__',
  'Job title',
  'ключ',
] as const

/** Texts that sources hold: sound ones, and every sort of dirt. */
export const recordTexts = [
  '',
  ' ',
  'VIP',
  ' vip ',
  'Cancelled',
  'Speaker; Press',
  'noor@example.org',
  'NOT AN ADDRESS',
  'Nederland',
  'DE',
  '+31 20 555 0100',
  '020 555 0100',
  '2027-03-28',
  '2027-03-28T02:30:00',
  '31.12.2027',
  '31/31/2027',
  '1.234,5',
  '-0',
  '1e309',
  'yes',
  'no',
  '<p>Tides &amp; <b>silt</b></p>',
  '&#0;&#x110000;&bogus;',
  'a|b|c',
  "O'Neil-van der Ää",
  'ß\u0301\u200f\u202e',
  '\ud800',
  '\0',
  '=1+1',
  '{first_name} {',
  '👩‍👩‍👧',
  'x'.repeat(3000),
] as const

/** A record as no source should give it, and some do. */
export function randomRecord(chance: Chance): SourceRecord {
  const record: SourceRecord = {}
  for (const key of recordKeys) if (chance.next() < 0.6) define(record, key, randomJson(chance, 3))
  return record
}

function randomJson(chance: Chance, deep: number): Json {
  const kind = chance.below(deep > 0 ? 10 : 7)
  if (kind < 4) return chance.one(recordTexts)
  if (kind === 4) return chance.one([0, -0, 1, 2, 42, -1.5, 1e21, 5e-324, Number.MAX_VALUE])
  if (kind === 5) return chance.next() < 0.5
  if (kind === 6) return null
  if (kind < 9) return Array.from({ length: chance.below(4) }, () => randomJson(chance, deep - 1))
  const object: { [key: string]: Json } = {}
  for (let keys = chance.below(4); keys > 0; keys -= 1)
    define(object, chance.one(recordKeys), randomJson(chance, deep - 1))
  return object
}

/** As JSON.parse does, which makes '__proto__' a key like any other. */
function define(object: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
