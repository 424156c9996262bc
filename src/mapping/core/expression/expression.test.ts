import { expect, test } from 'vitest'
import { Hold } from '../hold.ts'
import type { Json, SourceRecord } from '../record.ts'
import { compileExpression } from './expression.ts'

const record: SourceRecord = {
  n: 3,
  half: 2.5,
  age: '42',
  first: 'Noor',
  last: 'Haddad',
  middle: null,
  blank: ' ',
  paid: true,
  'Job title': 'Harbour pilot',
  order: { status: 'paid', lines: [{ price: 10 }, { price: 2.5, gift: true }] },
  tags: ['VIP', 'Speaker'],
  answers: [
    { question: 'JOB', answer: 'Pilot' },
    { question: 'DIET', answer: 'None' },
  ],
  registered: '2027-05-14T09:30:00+02:00',
  Straße: 'Quay 4',
}

function calculate(cel: string, of: Json = record, value: Json = null): Json | Hold | undefined {
  const { calculate, problems } = compileExpression(cel, { hasValue: true })
  expect(problems).toEqual([])
  return calculate(of, value)
}

test.each<[string, Json]>([
  ["record.first + ' ' + record.last", 'Noor Haddad'],
  ['record["Job title"].upperAscii()', 'HARBOUR PILOT'],
  ['record["Straße"]', 'Quay 4'],
  ['record["Stra\\u00dfe"]', 'Quay 4'],
  ['record.n > 3', false],
  ['record.n >= 3', true],
  ['record.n == 3', true],
  ['3 == record.n', true],
  ['record.n in [1, 2, 3]', true],
  ['record.n + 1', 4],
  ['1 + record.n', 4],
  ['record.n / 2', 1.5],
  ['record.n % 2 == 1', true],
  ['record.half * 2', 5],
  ['-record.n', -3],
  ['7 / 2', 3],
  ['-7 % 3', -1],
  ['7.0 / 2', 3.5],
  ['string(record.n) + "rd"', '3rd'],
  ['double(record.age) + 1', 43],
  ['int(record.age)', 42],
  ['int(record.half)', 2],
  ['bool("True")', true],
  ['record.paid && record.order.status == "paid"', true],
  ['!record.paid || record.n == 3', true],
  ['record.paid ? "yes" : null', 'yes'],
  ['record.tags[record.n - 2]', 'Speaker'],
  ['record.tags[0]', 'VIP'],
  ['record.tags.join(", ")', 'VIP, Speaker'],
  ['record.tags.exists(tag, tag.startsWith("V"))', true],
  ['record.tags.all(tag, size(tag) > 3)', false],
  ['record.tags.exists_one(tag, tag == "VIP")', true],
  ['record.answers.filter(a, a.question == "JOB")[0].answer', 'Pilot'],
  ['record.answers.map(a, a.answer).join("/")', 'Pilot/None'],
  ['record.answers.map(a, a.question != "DIET", a.answer)', ['Pilot']],
  ['record.order.lines.map(line, line.price * 2)', [20, 5]],
  ['record.order.lines.filter(line, has(line.gift)).size()', 1],
  ['record.tags.map(x, record.tags.map(x, x + "!").size() == 2 ? x : "?")', ['VIP', 'Speaker']],
  ['record.order.map(key, key)', ['status', 'lines']],
  ['"status" in record.order', true],
  ['"VIP" in record.tags', true],
  ['cel.bind(order, record.order, order.status + order.status)', 'paidpaid'],
  ['[1, 2] + [3]', [1, 2, 3]],
  ['{"a": record.n, "b": [record.first]}', { a: 3, b: ['Noor'] }],
  ['{"a": 1}["a"] + 1', 2],
  ['[1, "a", null, true]', [1, 'a', null, true]],
  ['[1, 2] == [1.0, 2.0]', true],
  ['{"a": [1]} == {"a": [1.0]}', true],
  ['record.order == record.order', true],
  ['record.order != record.answers', true],
  ['"a,b,c".split(",", 2)', ['a', 'b,c']],
  ['"a,b".split("").size()', 3],
  ['" x ".trim().size()', 1],
  ['"Ärger".lowerAscii()', 'Ärger'],
  ['"😀b".substring(1)', 'b'],
  ['"😀b".indexOf("b")', 1],
  ['"abcabc".lastIndexOf("b")', 4],
  ['"abcabc".indexOf("c", 3)', 5],
  ['timestamp(record.registered)', '2027-05-14T07:30:00Z'],
  ['timestamp(record.registered).getHours()', 7],
  ['timestamp(record.registered).getHours("Europe/Lisbon")', 8],
  ['timestamp(record.registered).getDayOfWeek()', 5],
  ['timestamp(record.registered) < timestamp("2027-06-01T00:00:00Z")', true],
  ['timestamp(record.registered) + duration("36h")', '2027-05-15T19:30:00Z'],
  ['timestamp("2027-05-15T00:00:00Z") - timestamp("2027-05-14T00:00:00Z")', '86400s'],
  ['duration("1h30m").getMinutes()', 90],
  ['string(timestamp(0))', '1970-01-01T00:00:00Z'],
  ['value', null],
])('%s', (cel, result) => {
  expect(calculate(cel)).toEqual(result)
})

test('a recipe has its value beside the record', () => {
  expect(calculate('value + " of " + record.first', record, 'Pass')).toBe('Pass of Noor')
})

test.each([
  'record.missing',
  'record.missing.deeper.still',
  'record.first + record.missing',
  'record.middle + "x"',
  'record.middle.trim()',
  'record.middle > 3',
  'record.tags[7]',
  'record.tags[-1]',
  'record.first.last',
  'record.constructor',
  'record.constructor.constructor',
  'record.__proto__',
  'record["__proto__"]["toString"]',
  'record.toString',
  'record.tags.length',
  'timestamp(record.registered).epochMilliseconds',
  'duration("1s").milliseconds',
  'double(record.blank)',
  'record.missing == "x"',
  '!record.missing',
  'record.missing ? 1 : 2',
  '[record.missing]',
  'record.answers.map(a, a.missing)',
])('%s is blank', (cel) => {
  expect(calculate(cel)).toBeUndefined()
})

test.each([
  ['record.middle == null', true],
  ['record.middle != null', false],
  ['has(record.middle)', true],
  ['has(record.missing)', false],
  ['has(record.missing.deeper)', false],
  ['has(record["Job title"])', true],
  ['record.missing == "x" || record.n == 3', true],
  ['record.n == 3 || record.missing == "x"', true],
  ['record.missing == "x" && record.n == 4', false],
  ['record.answers.exists(a, a.missing == 1 || a.question == "DIET")', true],
  ['record.order.lines.exists(line, line.gift)', true],
])('%s can be told although something is missing', (cel, result) => {
  expect(calculate(cel)).toBe(result)
})

test.each([
  [
    'record.first + record.n',
    "'+' cannot take a text and a number; string(…) makes a text of a number",
  ],
  [
    'record.age > 3',
    "'>' cannot take a text and a whole number; double(…) makes a number of a text",
  ],
  ['record.n / 0', 'it divides by zero'],
  ['record.half / record.n * 0 / 0.0', 'it divides by zero'],
  ['1 % 0', 'it divides by zero'],
  ['9223372036854775807 + 1', 'the number is too large'],
  ['9007199254740993', 'a whole number beyond 9,007,199,254,740,991'],
  ['1e308 * 10.0', 'the number is too large'],
  ['record.first && true', "'&&' takes yes or no, not a text"],
  ['record.n ? 1 : 2', "'?' takes yes or no, not a number"],
  ['!record.first', "'!' takes yes or no, not a text"],
  ['-record.first', "'-' takes a number, not a text"],
  ['record.n.trim()', "'trim' takes a text, not a number"],
  ['record.first.substring(record.half)', "'substring' takes a whole number there, not a number"],
  ['record.first.substring(9)', "'substring' goes beyond the text, which has 4 characters"],
  ['record.first.map(x, x)', "'map' goes through a list, not a text"],
  [
    'record.tags.filter(x, x)',
    "'filter' asks a question of each item that yes or no answers, not a text",
  ],
  ['record.n in record.first', "'in' looks in a list, not in a text"],
  ['record.tags[record.paid]', 'between brackets comes a number or a text, not yes or no'],
  ['int(record.first)', "'Noor' is not a whole number"],
  ['double("0x10")', "'0x10' is not a number"],
  [
    'timestamp("2027-05-14T09:30:00")',
    "'2027-05-14T09:30:00' is not a time with its zone, such as '2027-05-14T09:00:00Z'",
  ],
  [
    'timestamp("2027-02-31T09:30:00Z")',
    "'2027-02-31T09:30:00Z' is not a time with its zone, such as '2027-05-14T09:00:00Z'",
  ],
  ['timestamp(0).getHours("Mars/Base")', "'Mars/Base' is not a time zone such as 'Europe/Lisbon'"],
  ['record.answers.join("")', "'join' takes a list of texts, and it holds a group of fields"],
])('%s holds the record: %s', (cel, why) => {
  const result = calculate(cel)
  expect(result).toBeInstanceOf(Hold)
  expect(result).toMatchObject({
    code: 'expression-failed',
    why: `could not be worked out: ${why}`,
  })
})

test('a field that a source calls __proto__ or constructor is read as any other', () => {
  const odd: Json = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}')
  expect(calculate('record.__proto__.a', odd)).toBe(1)
  expect(calculate('record.constructor', odd)).toBe('x')
  expect(calculate('{"__proto__": record.constructor}', odd)).toEqual(
    JSON.parse('{"__proto__":"x"}'),
  )
})

test('an expression says which places of the record it reads', () => {
  const reads = (cel: string) => compileExpression(cel, { hasValue: false }).reads
  expect(reads('record.a.b + record["Job title"] + string(record.items[0].price)')).toEqual([
    'a.b',
    '"Job title"',
    'items[].price',
  ])
  expect(reads('record.items.filter(i, i.kind == "x").map(i, i.price)')).toEqual([
    'items[].kind',
    'items[].price',
  ])
  expect(
    reads('cel.bind(o, record.order, has(o.code) ? o.code : record.names[record.key])'),
  ).toEqual(['order.code', 'key', 'names'])
  expect(reads('size(record) > 3')).toEqual([''])
  expect(reads('record["a" + "b"]')).toEqual([''])
  expect(reads('record.map(key, key)')).toEqual([''])
  expect(reads('cel.bind(r, record, r.a)')).toEqual(['a'])
})
