import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import { compileExpression } from './expression.ts'

/** Generous, as tests share the machine; each of these takes some milliseconds. */
const soon = 1000

function timed<Result>(act: () => Result): Result {
  const start = performance.now()
  const result = act()
  expect(performance.now() - start).toBeLessThan(soon)
  return result
}

function problemsOf(cel: string): string[] {
  return timed(() => compileExpression(cel, { hasValue: true }).problems.map(({ text }) => text))
}

const deep = 'The expression is nested more than 100 deep'
const long = 'An expression has at most 2,000 characters'
const thousand = 1000

test.each([
  ['parentheses', `${'('.repeat(thousand)}1`, deep],
  ['brackets', `${'['.repeat(thousand)}1`, deep],
  ['braces', '{'.repeat(thousand), deep],
  ['nots', `${'!'.repeat(thousand)}true`, deep],
  ['minuses', `${'-'.repeat(thousand)}1`, deep],
  ['questions', 'true?1:'.repeat(280) + '1', deep],
  ['indexes', `record${'[0]'.repeat(600)}`, deep],
  ['members', `record${'.a'.repeat(900)}`, deep],
  ['sums', `1${'+1'.repeat(999)}`, deep],
  ['alternatives', `true${'||true'.repeat(300)}`, deep],
  ['calls', 'f('.repeat(thousand), deep],
  ['methods', `record${'.f()'.repeat(400)}`, deep],
  ['a chain of macros', `record${'.map(a,a)'.repeat(200)}`, deep],
  ['closed parentheses', `${'('.repeat(thousand)}1${')'.repeat(thousand)}`, long],
  ['a long text', `"${'x'.repeat(100_000)}"`, long],
  ['a long chain', '1+'.repeat(50_000), long],
])('%s without end are refused at once', (_, cel, text) => {
  const [problem] = problemsOf(cel)
  expect(problem).toContain(text)
})

test('a list of a thousand values is no danger', () => {
  expect(problemsOf(`record.n in [${'1,'.repeat(980)}1]`)).toEqual([])
})

const items: Json = Array.from({ length: 20_000 }, (_, n) => n)

test.each([
  ['loops in loops', 'record.items.map(a, record.items.map(b, record.items.all(c, c >= 0)))'],
  ['loops that absorb what fails', 'record.items.exists(a, record.items.exists(b, b.x))'],
  ['lists that double', `[record.items]${'.map(a,a+a)'.repeat(60)}`],
  ['texts that double', `["x"]${'.map(a,a+a)'.repeat(60)}.size()`],
  ['lists in lists that double', `[1]${'.map(a,[a,a])'.repeat(60)}`],
  ['lists that share their items', `cel.bind(a,[1,2],${bindings('[A,A,A,A,A,A,A,A]', 20, 'u')})`],
  ['equals of such lists', `cel.bind(a,[1,2],${bindings('[A,A,A,A]', 20, '[u]==[u]')})`],
  ['splitting to the letter', 'record.text.split("").map(a, record.text.split(""))'],
  [
    'a search that compares at every place',
    'record.items.map(i, record.text.contains(record.part))',
  ],
  ['joining', 'record.items.map(i, record.text).join(record.text)'],
  ['membership', 'record.items.all(a, !(-1 in record.items))'],
  ['comparing what is deep', 'record.deep == record.deeper'],
  ['time zones', 'record.items.map(i, timestamp(0).getHours("Europe/Lisbon"))'],
])('%s end in time', (_, cel) => {
  const { calculate, problems } = compileExpression(cel, { hasValue: false })
  expect(problems).toEqual([])
  const record = {
    items,
    text: 'a'.repeat(900_000),
    part: `${'a'.repeat(400_000)}b`,
    deep: nested(100_000),
    deeper: nested(100_001),
  }
  const result = timed(() => calculate(record, null))
  expect(result).toBeInstanceOf(Hold)
})

test('what is deep or large comes through as it is', () => {
  const { calculate } = compileExpression('[record.deep]', { hasValue: false })
  expect(timed(() => calculate({ deep: nested(100_000) }, null))).toBeInstanceOf(Array)
})

test.each([
  ['matches', "record.a.matches('^(a+)+$')", 'Patterns are not offered'],
  ['a clock', "now() > timestamp('2027-01-01T00:00:00Z')", 'An expression has no clock'],
  ['bytes', 'b"x"', 'A letter before a text'],
  ['the host', 'process.env', "'process' is not known here"],
  ['a constructor', 'constructor.constructor("return this")()', "'(' cannot stand here"],
  ['a call by a name of the host', 'record.constructor("x")', "There is no function 'constructor'"],
  ['the object of a macro', 'cel', "'cel' is not known here"],
])('%s is not offered', (_, cel, text) => {
  const { problems, calculate } = compileExpression(cel, { hasValue: false })
  expect(problems[0]?.text).toContain(text)
  expect(calculate({ a: 'aaa' }, null)).toBeUndefined()
})

const pieces = [
  'record',
  'value',
  '.a',
  '.b',
  '["a b"]',
  '[0]',
  '[record.a]',
  ' + ',
  ' - ',
  ' * ',
  ' / ',
  ' % ',
  ' == ',
  ' != ',
  ' < ',
  ' >= ',
  ' in ',
  ' && ',
  ' || ',
  '!',
  '-',
  ' ? ',
  ' : ',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '1',
  '2.5',
  '"x"',
  'true',
  'null',
  '.map(i, i',
  '.filter(i, i',
  '.exists(i, i',
  '.all(i, i',
  'i',
  'size(',
  'string(',
  'int(',
  'double(',
  'bool(',
  'timestamp(',
  'duration(',
  'has(',
  'cel.bind(i, ',
  '.split("")',
  '.join(",")',
  '.substring(1)',
  '.trim()',
  '.contains("x")',
  '.getHours()',
  '.indexOf("x", 1)',
  '"2027-05-14T09:30:00Z"',
  '"1h"',
  '9223372036854775807',
]

test('whatever is written, it is compiled or refused, and never throws over any JSON', () => {
  const texts = fc
    .array(fc.constantFrom(...pieces), { maxLength: 12 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(texts, fc.string()), fc.jsonValue(), fc.jsonValue(), (cel, a, b) => {
      const { calculate } = compileExpression(cel, { hasValue: true })
      const record: Json = { a: a as Json, b: b as Json }
      const result = calculate(record, a as Json)
      if (result !== undefined && !(result instanceof Hold))
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    }),
    { numRuns: 5000 },
  )
})

const sound = [
  'record.a + record.b',
  'record.a < record.b',
  'record.a == record.b',
  'record.a in record.b',
  '-record.a',
  'record.a && !record.b || value',
  'record.a ? record.b : value',
  'record.a[record.b]',
  'record.a.b["c"][0]',
  'record.a.map(i, [i, record.b])',
  'record.a.filter(i, i == record.b)',
  'record.a.exists(i, i > record.b)',
  'record.a.all(i, i.size() > 1)',
  'record.a.exists_one(i, i)',
  'size(record.a) + size(value)',
  'string(record.a)',
  'int(record.a) / int(record.b)',
  'double(record.a) % double(record.b)',
  'timestamp(record.a) + duration(record.b)',
  'record.a.split(record.b).join(value)',
  'record.a.substring(record.b, value)',
  'record.a.indexOf(value, record.b)',
  'cel.bind(x, record.a, {"a": x, "b": [x, value]})',
  'has(record.a.b) || bool(value)',
  'record.a * record.b - value',
]

test('no record makes a sound expression throw, or give two different results', () => {
  const any = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.double(),
    fc.array(fc.jsonValue()),
    fc.date().map((d) => (Number.isNaN(d.getTime()) ? '' : d.toISOString())),
  )
  fc.assert(
    fc.property(fc.constantFrom(...sound), any, any, any, (cel, a, b, value) => {
      const { calculate, problems } = compileExpression(cel, { hasValue: true })
      expect(problems).toEqual([])
      const record = { a: a as Json, b: b as Json }
      expect(calculate(record, value as Json)).toEqual(calculate(record, value as Json))
    }),
    { numRuns: 10_000 },
  )
})

/** Names bound within one another, each made of the one before: 'cel.bind(b,[a,a],cel.bind(c,[b,b],c))'. */
function bindings(made: string, count: number, last: string): string {
  const names = 'abcdefghijklmnopqrstuvwxyz'
  let text = last
  for (let at = count; at > 0; at -= 1)
    text = `cel.bind(${names.charAt(at)},${made.replaceAll('A', names.charAt(at - 1))},${text})`
  return text
}

function nested(depth: number): Json {
  let value: Json = 1
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}
