import { expect, test } from 'vitest'
import { compileConversion } from './conversion.ts'
import { Hold } from '../hold.ts'
import type { FieldDefinition, FieldType } from '../platform-model.ts'
import type { Json } from '../record.ts'

function convert(type: FieldType, value: Json, more: Partial<FieldDefinition> = {}) {
  const result = compileConversion({ key: 'x', label: 'X', type, ...more }, 'reject')(value)
  return result instanceof Hold ? `held: ${result.why}` : result
}

test.each<[FieldType, Json, Json]>([
  ['text', 'a\nb', 'a b'],
  ['text', 12, '12'],
  ['text', true, 'true'],
  ['text', ['a', null, 'b'], 'a, b'],
  ['text', ' ', null],
  ['text', '\u0000', null],
  ['longText', 'a\r\nb', 'a\nb'],
  ['number', '12.50', 12.5],
  ['number', -0, 0],
  ['number', '1,5', "held: not a number; the recipe 'number' reads other ways of writing one"],
  ['number', true, "held: not a number; the recipe 'number' reads other ways of writing one"],
  ['number', [3], 3],
  [
    'number',
    [3, 4],
    "held: 2 values where there is room for one; take one with the recipe 'first non-empty of' or 'prefer'",
  ],
  ['date', '2027-12-31', '2027-12-31'],
  ['date', '2027-12-31 10:00', '2027-12-31'],
  [
    'date',
    '31.12.2027',
    "held: not a date such as 2027-12-31; the recipe 'date' reads other formats",
  ],
  ['yesNo', 'ja', true],
  ['yesNo', false, false],
  ['yesNo', '', null],
  ['yesNo', 'perhaps', 'held: neither yes nor no'],
  ['country', 'pt', 'PT'],
  [
    'country',
    'Portugal',
    "held: not a two-letter country code; the recipe 'country' finds it by name",
  ],
  ['country', 'ZZ', "held: not a two-letter country code; the recipe 'country' finds it by name"],
  ['email', ' Noor@Example.org', 'noor@example.org'],
  ['email', 'noor', 'held: not an e-mail address'],
  ['phone', '+351 (21) 000-00 00 ext. 12', '+351 (21) 000-00 00 ext. 12'],
  ['phone', 'ask me', 'held: not a phone number'],
  ['url', 'https://example.org/a?b', 'https://example.org/a?b'],
  ['url', 'www.example.org/a', 'https://www.example.org/a'],
  ['url', 'javascript:alert(1)', 'held: not a web address'],
  ['url', 'noor', 'held: not a web address'],
  ['text', { a: 1 }, "held: choose one of them with a dot in the source, such as 'name.first'"],
])('for %s, %j becomes %j', (type, value, expected) => {
  expect(convert(type, value)).toEqual(expected)
})

test('a choice is found by key or label', () => {
  const choices = [
    { key: 'veg', label: 'Vegetarian' },
    { key: 'any', label: 'Veg' },
  ]
  expect(convert('choice', 'vegetarian', { choices })).toBe('veg')
  expect(convert('choice', 'VEG', { choices })).toBe('veg')
  expect(convert('choice', 'fish', { choices })).toBe(
    'held: not one of the choices that the platform has',
  )
})

test('length counts whole characters, and only texts can be cut', () => {
  expect(convert('text', '😀😀', { maxLength: 2 })).toBe('😀😀')
  expect(convert('text', '😀😀😀', { maxLength: 2 })).toBe(
    'held: 3 characters, and the platform has room for 2',
  )
  const cut = compileConversion({ key: 'x', label: 'X', type: 'email', maxLength: 10 }, 'cut')
  expect(cut('noor@example.org')).toBeInstanceOf(Hold)
})
