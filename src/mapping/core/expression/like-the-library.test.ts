import { Environment } from '@marcbachmann/cel-js'
import { expect, test } from 'vitest'
import { Hold } from '../hold.ts'
import { compileExpression } from './expression.ts'

const library = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('record', 'map')
  .registerVariable('value', 'dyn')

const record = {
  n: 3,
  zero: 0,
  text: 'Quay 4',
  empty: '',
  yes: true,
  nothing: null,
  list: [3, 1, 2],
  texts: ['b', 'a'],
  group: { a: 1, b: 'x' },
  people: [{ name: 'Noor', age: 41 }, { name: 'Ada' }],
}

const whole = [
  '0',
  '1',
  '7',
  '-3',
  'record.n',
  'record.zero',
  '2.5',
  'double(7)',
  'int(2.9)',
  'size(record.list)',
]
const texts = [
  '"Quay"',
  '"4"',
  '""',
  'record.text',
  'record.empty',
  'record.texts[0]',
  'string(7)',
  'string(2.5)',
]
const flags = ['true', 'false', 'record.yes', 'record.n > 2.0', 'record.text == "x"']
const others = [
  'null',
  'record.nothing',
  'record.list',
  'record.group',
  '[1, 2]',
  '{"a": 1}',
  'record.missing',
  'record.group.c',
]

function* pairs(left: string[], signs: string[], right: string[]): Generator<string> {
  for (const a of left)
    for (const sign of signs) for (const b of right) yield `(${a}) ${sign} (${b})`
}

const expressions = [
  ...pairs(whole, ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!='], whole),
  ...pairs(texts, ['+', '<', '<=', '==', '!='], texts),
  ...pairs(
    flags,
    ['&&', '||', '==', '!=', '<'],
    [...flags, 'record.missing', 'record.group.c == 1'],
  ),
  ...pairs(['record.missing'], ['&&', '||'], flags),
  ...pairs(
    [...whole, ...texts],
    ['in'],
    ['record.list', 'record.texts', 'record.group', '[7, 3]', '["Quay"]'],
  ),
  ...pairs(others, ['==', '!='], others),
  ...texts.flatMap((text) => [
    `(${text}).size()`,
    `(${text}).trim()`,
    `(${text}).upperAscii()`,
    `(${text}).lowerAscii()`,
    `(${text}).split("a")`,
    `(${text}).split("")`,
    `(${text}).split("a", 1)`,
    `(${text}).startsWith("Q")`,
    `(${text}).endsWith("4")`,
    `(${text}).contains("a")`,
    `(${text}).indexOf("a")`,
    `(${text}).lastIndexOf("a")`,
    `(${text}).substring(1)`,
    `(${text}).substring(0, 1)`,
    `int(${text})`,
    `bool(${text})`,
  ]),
  ...['record.list', 'record.texts', '[]', '[1, 2.5]', 'record.group'].flatMap((list) => [
    `(${list}).map(i, i)`,
    `(${list}).filter(i, i != "a")`,
    `(${list}).exists(i, i == 1)`,
    `(${list}).all(i, i != 1)`,
    `(${list}).exists_one(i, i == 1)`,
    `size(${list})`,
    `(${list}).map(i, i != 1, [i])`,
  ]),
  'record.people.map(p, p.name)',
  'record.people.map(p, p.age)',
  'record.people.exists(p, p.age > 40.0)',
  'record.people.all(p, p.age > 40.0)',
  'record.people.exists_one(p, has(p.age))',
  'record.people[0].name',
  'record.people[2].name',
  'record.people.filter(p, has(p.age))',
  'has(record.group.a)',
  'has(record.group.c)',
  'has(record.nothing)',
  'record.texts.join("-")',
  'cel.bind(x, record.n, x + x)',
  'record.yes ? record.n : 2.5',
  'record.group["a"]',
  'record.list[0]',
  'record.list[7]',
  'value',
  'timestamp("2027-05-14T09:30:00Z").getDayOfWeek()',
  'timestamp("2027-05-14T09:30:00+02:00").getHours()',
  'timestamp("2027-05-14T09:30:00Z").getDayOfYear()',
  'timestamp("2027-05-14T09:30:00Z").getMonth()',
  'timestamp("2027-05-14T09:30:00Z") + duration("1h30m")',
  'duration("90s") == duration("1m30s")',
  'timestamp("2027-05-14T09:30:00Z") - timestamp("2027-05-14T09:00:00Z") > duration("29m")',
]

test('wherever the library gives a value, ours is the same', () => {
  let compared = 0
  for (const expression of expressions) {
    const theirs = byLibrary(expression)
    // A blank text is no number here.
    if (theirs === undefined || expression.startsWith('int(')) continue
    compared += 1
    expect({ expression, gives: ours(expression) }).toEqual({ expression, gives: theirs })
  }
  expect(compared).toBeGreaterThan(900)
})

test('where the library gives none and ours does, it is a rule that is written down', () => {
  const more = expressions.filter(
    (expression) => byLibrary(expression) === undefined && ours(expression) !== undefined,
  )
  const rules = [
    // Beside a double, an int becomes a double.
    /^\(.+\) [-+*/%] \(.+\)$/u,
    // Whatever may be compared with anything, and what is of another kind is in no list.
    /^\(.+\) (?:==|!=|in) \(.+\)$/u,
  ]
  expect(more.filter((expression) => !rules.some((rule) => rule.test(expression)))).toEqual([])
})

function ours(expression: string): unknown {
  const { calculate } = compileExpression(expression, { hasValue: true })
  const result = calculate(record, 'given')
  return result instanceof Hold ? undefined : result
}

/** Undefined where it throws, or gives what JSON does not have. */
function byLibrary(expression: string): unknown {
  try {
    return plain(library.evaluate(expression, { record, value: 'given' }))
  } catch {
    return undefined
  }
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (value instanceof Date) return value.toISOString().replace('.000', '')
  return Array.isArray(value) ? value.map(plain) : value
}
