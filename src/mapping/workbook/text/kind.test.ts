import { expect, test } from 'vitest'
import { choices, constant, exact, json, list, percent, whole, yesNo, type Kind } from './kind.ts'
import { manyNames, nameTable, oneName, pairs } from './names.ts'

const names = nameTable([
  { key: 'job_title', label: 'Job title' },
  { key: 'vip', label: 'VIP' },
  { key: 'vip2', label: 'vip' },
  { key: 'city', label: 'job_title' },
  { key: 'odd', label: 'Odd: one; two' },
])

test.each<[string, Kind, unknown, string]>([
  ['a list', list, ['VIP', 'Day pass'], 'VIP; Day pass'],
  ['a list with marks', list, ['a; b', '"c"', ' d', ''], '"a; b"; """c"""; " d"; ""'],
  ['a text with spaces at its ends', exact, 'REG ', '"REG "'],
  ['a text', exact, 'REG-', 'REG-'],
  ['a number', constant, 5, '5'],
  ['a text of digits', constant, '5', '"5"'],
  ['a code with zeros', constant, '007', '007'],
  ['a flag', constant, true, 'true'],
  ['the word true', constant, 'true', '"true"'],
  ['a label', oneName(names), 'job_title', 'Job title'],
  ['one of two with one label', oneName(names), 'vip2', 'vip (vip2)'],
  ['a label that is another’s key', oneName(names), 'city', 'job_title (city)'],
  ['a key that nothing has', oneName(names), 'seats', 'seats'],
  ['a key written otherwise', oneName(names), 'VIP', 'key: VIP'],
  ['several names', manyNames(names), ['odd', 'seats'], '"Odd: one; two"; seats'],
  ['pairs', pairs(names), { odd: 'x: y', seats: 'a; b' }, 'odd: x: y; "seats: a; b"'],
  ['a record', json, { a: [1, null] }, '{"a":[1,null]}'],
  [
    'several words',
    choices(['external id', 'e-mail']),
    ['e-mail', 'external id'],
    'e-mail; external id',
  ],
])('%s is written so that it is read as the same', (_, kind, value, text) => {
  expect(kind.write(value)).toBe(text)
  expect(kind.read(text)).toEqual({ value })
})

test.each<[string, Kind, unknown]>([
  ['Yes', yesNo, true],
  [' n ', yesNo, false],
  ['1,150', whole, 1150],
  ['1 150', whole, 1150],
  ['2,5 %', percent, 2.5],
  ['JOB_TITLE', oneName(names), 'job_title'],
  ['Vip', oneName(names), 'vip'],
])('%s is understood as people mean it', (text, kind, value) => {
  expect(kind.read(text)).toEqual({ value })
})

test.each<[string, Kind, string]>([
  ['maybe', yesNo, 'yes or no'],
  ['1.5', whole, 'a whole number such as 20'],
  ['much', percent, 'a percentage such as 10'],
  ['phone', choices(['external id', 'e-mail']), 'external id or e-mail'],
])('%s is told to be something else', (text, kind, expected) => {
  const reading = kind.read(text)
  expect('expected' in reading ? reading.expected : '').toBe(expected)
  expect(reading).not.toHaveProperty('value')
})
