import { expect, test } from 'vitest'
import { recipes } from '../../core/recipes/catalogue.ts'
import { nameTable } from './names.ts'
import { steps } from './steps.ts'

const tables = nameTable([
  { key: 'tickets', label: 'Ticket types' },
  { key: 't2', label: 'Meals' },
])
const kind = steps(tables)

test.each(recipes.map(({ name, example }) => [name, example.step] as const))(
  'the step %s is written so that it is read as the same step',
  (_, step) => {
    const text = kind.write([step, step])
    expect(kind.read(text)).toEqual({
      value: [step, step].map((one) => expect.objectContaining({ recipe: one.recipe }) as unknown),
    })
    expect(kind.write(full(text))).toBe(text)
  },
)

/** What a text says, with the defaults of each step. */
function full(text: string): unknown {
  const read = kind.read(text)
  if (!('value' in read)) throw new Error(JSON.stringify(read))
  return (read.value as { recipe: string }[]).map((step) =>
    recipes.find(({ name }) => name === step.recipe)?.schema.parse(step),
  )
}

test('only what is not usual is written, and tables by their names', () => {
  expect(
    kind.write([
      { recipe: 'trim' },
      { recipe: 'split and take', at: ',', take: 1 },
      { recipe: 'split and take', at: ';', take: 'all' },
      { recipe: 'lookup table', table: 'tickets' },
    ]),
  ).toBe(
    'trim; split and take(at: ","); split and take(at: ";", take: all); lookup table(table: "Ticket types")',
  )
})

test.each([
  ['trim ;  TRIM', [{ recipe: 'trim' }, { recipe: 'trim' }]],
  ['trim\ncollapse  spaces\n', [{ recipe: 'trim' }, { recipe: 'collapse spaces' }]],
  ['prefix(text: REG)', [{ recipe: 'prefix', text: 'REG' }]],
  ['prefix(text: 12)', [{ recipe: 'prefix', text: '12' }]],
  ['prefix( Text : "a ""b"" (c), d; e" )', [{ recipe: 'prefix', text: 'a "b" (c), d; e' }]],
  ['prefix(text: “REG; ”)', [{ recipe: 'prefix', text: 'REG; ' }]],
  ['cut at(length: 200)', [{ recipe: 'cut at', length: 200 }]],
  ['ignore these values(values: n/a)', [{ recipe: 'ignore these values', values: ['n/a'] }]],
  [
    'ignore these values(values: [n/a, "a, b"])',
    [{ recipe: 'ignore these values', values: ['n/a', 'a, b'] }],
  ],
  ['split and take(at: "-", take: -1)', [{ recipe: 'split and take', at: '-', take: -1 }]],
  ['lookup table(table: meals)', [{ recipe: 'lookup table', table: 't2' }]],
  [' ; ', []],
])('%s is understood', (text, value) => {
  expect(kind.read(text)).toEqual({ value })
})

test.each([
  ['trimm', "'trimm' is not a recipe; did you mean 'trim'?"],
  ['prefix(txt: a)', "'prefix' has no 'txt'; did you mean 'text'?"],
  ['prefix(text: a, text: b)', "'prefix' has 'text' twice; keep one."],
  ['prefix(text)', "In 'prefix(…)', 'text' has no value; write it as name: value."],
  ['prefix(text: "a)', 'The quotation mark of "a) is not closed.'],
  ['prefix(text: a', "'prefix(' is not closed by ')'."],
  ['(text: a)', 'There is a bracket ( without a name before it.'],
  [
    'trim() prefix(text: a)',
    "Behind 'trim(…)' stands 'prefix(text: a)'; put ';' between two steps.",
  ],
  ['ignore these values(values: [a', "In 'ignore these values(…)', the list is not closed by ]."],
])('%s is told to be wrong', (text, fault) => {
  expect(kind.read(text)).toEqual({ fault })
})
