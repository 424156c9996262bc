import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import { compileStep, recipes, recipeStep, type RecipeStep } from './catalogue.ts'

/** What a step, with its defaults filled in, makes of a value; a hold by its reason. */
function run(step: { recipe: string }, value: Json): Json {
  const result = compileStep(recipeStep.parse(step))(value)
  return result instanceof Hold ? `held: ${result.why}` : result
}

test.each(recipes.map((recipe) => [recipe.name, recipe] as const))(
  'the example of %s is true',
  (_, { example }) => {
    expect(run(example.step, example.before)).toEqual(example.after)
  },
)

test.each([
  [{ recipe: 'trim' }, ' a ', 'a'],
  [{ recipe: 'trim' }, [' a ', 1, null, [' b']], ['a', '1', null, 'b']],
  [{ recipe: 'trim' }, { a: ' ' }, { a: ' ' }],
  [{ recipe: 'trim' }, false, 'false'],
  [{ recipe: 'collapse spaces' }, ' a \t\n\u00a0 b ', 'a b'],
  [{ recipe: 'change case', to: 'upper' }, 'straße', 'STRASSE'],
  [{ recipe: 'change case', to: 'lower' }, 'ÀB', 'àb'],
  [{ recipe: 'change case', to: 'names' }, 'MARIA-JOSÉ DE LA CRUZ', 'Maria-José De La Cruz'],
  [{ recipe: 'change case', to: 'names' }, "d'angelo", "D'Angelo"],
  [{ recipe: 'change case', to: 'names' }, 'ხატია', 'ხატია'],
  [{ recipe: 'change case', to: 'names' }, "KING'S", "King's"],
  [{ recipe: 'change case', to: 'names' }, 'McDonald', 'McDonald'],
  [{ recipe: 'change case', to: 'names' }, 'J. R. SMITH', 'J. R. Smith'],
  [{ recipe: 'change case', to: 'names' }, '王小明', '王小明'],
  [{ recipe: 'first non-empty of' }, [null, ' ', [], 0, 'a'], 0],
  [{ recipe: 'first non-empty of' }, [null], null],
  [{ recipe: 'join with' }, ['a', null, ' ', ['b', 2], true], 'a, b, 2, true'],
  [{ recipe: 'join with', with: ' ' }, ['12', ''], '12'],
  [{ recipe: 'join with' }, [], ''],
  [{ recipe: 'split and take', at: ';' }, 'a; b ;c', 'a'],
  [{ recipe: 'split and take', at: ';', take: -1 }, 'a; b ;c', 'c'],
  [{ recipe: 'split and take', at: ';', take: 9 }, 'a; b', null],
  [{ recipe: 'split and take', at: ';', take: 'all' }, 'a; b', ['a', 'b']],
  [{ recipe: 'replace', find: ' ', with: '_' }, 'a b c', 'a_b_c'],
  [{ recipe: 'replace', find: 'é' }, 'cafe\u0301', 'caf'],
  [{ recipe: 'replace', find: 'a', with: '$&' }, 'a', '$&'],
  [
    { recipe: 'replace', find: 'x', with: 'y'.repeat(1000) },
    'x'.repeat(10_000),
    'held: a text of more than a million characters',
  ],
  [
    { recipe: 'join with', with: 'y'.repeat(1000) },
    Array<string>(10_000).fill('x'),
    'held: a text of more than a million characters',
  ],
  [{ recipe: 'prefix', text: 'P-' }, 7, 'P-7'],
  [{ recipe: 'prefix', text: 'P-' }, ' ', ' '],
  [{ recipe: 'suffix', text: '!' }, ['a', ''], ['a!', '']],
  [{ recipe: 'cut at', length: 2 }, '😀😀😀', '😀😀'],
  [{ recipe: 'ignore these values', values: ['N/A'] }, ['n/a ', 'b'], [null, 'b']],
  [{ recipe: 'decode HTML entities' }, 'a &amp;&#33; b &unknown;', 'a &! b &unknown;'],
  [
    { recipe: 'strip HTML' },
    'a < b &lt; c<br/>d<!-- x > --><script>alert(1)</SCRIPT >e<p',
    'a < b < c\nde',
  ],
  [{ recipe: 'strip HTML' }, '<ul><li>one</li>\n<li>two</li></ul>', 'one\ntwo'],
  [{ recipe: 'number' }, '1,234.5', 1234.5],
  [{ recipe: 'number' }, '1 234', 1234],
  [{ recipe: 'number' }, '1,5', 'held: not a number with a decimal point'],
  [{ recipe: 'number', decimal: ',' }, '1,5', 1.5],
  [{ recipe: 'number', decimal: ',' }, '-1.234.567', -1234567],
  [{ recipe: 'number' }, 12, 12],
  [{ recipe: 'number' }, ['', '3'], [null, 3]],
  [{ recipe: 'number', else: 'blank' }, 'many', null],
  [{ recipe: 'yes/no' }, 'Oui', true],
  [{ recipe: 'yes/no' }, 0, false],
  [{ recipe: 'yes/no' }, true, true],
  [{ recipe: 'yes/no' }, '', null],
  [{ recipe: 'yes/no' }, 'maybe', 'held: neither yes nor no'],
  [{ recipe: 'yes/no', yes: ['no'], no: ['no'] }, 'no', true],
  [{ recipe: 'date' }, '2027-02-29', 'held: not a date in the format YYYY-MM-DD'],
  [{ recipe: 'date' }, '2028-02-29T10:00:00Z', '2028-02-29'],
  [{ recipe: 'date' }, ' ', null],
  [{ recipe: 'date', formats: ['D/M/YY', 'DD.MM.YYYY'] }, '1/2/27 10:30 PM', '2027-02-01'],
  [{ recipe: 'date', formats: ['D/M/YY', 'DD.MM.YYYY'] }, '01.02.1999', '1999-02-01'],
  [{ recipe: 'date', formats: ['D/M/YY'] }, '1/2/69', '1969-02-01'],
  [{ recipe: 'date', formats: ['MMM D, YYYY'] }, 'September 3, 2027', '2027-09-03'],
  [{ recipe: 'date', formats: ['D MMM YYYY'] }, '3  sept.  2027', '2027-09-03'],
  [{ recipe: 'date', formats: ['YYYYMMDD'] }, 20271231, '2027-12-31'],
  [{ recipe: 'date', formats: ['DD.MM.YYYY'], else: 'blank' }, '31.02.2027', null],
  [{ recipe: 'country' }, 'gbr', 'GB'],
  [{ recipe: 'country' }, 'U.S.A.', 'US'],
  [{ recipe: 'country' }, 'cote d ivoire', 'CI'],
  [{ recipe: 'country' }, '日本', 'JP'],
  [{ recipe: 'country' }, 'Ελλάδα', 'GR'],
  [{ recipe: 'country' }, 'भारत', 'IN'],
  [{ recipe: 'country' }, 'Holland', 'NL'],
  [{ recipe: 'country' }, 'Congo', 'held: not the name or code of a country'],
  [{ recipe: 'country', else: 'blank' }, 'Atlantis', null],
  [
    { recipe: 'prefer', where: 'type', is: ['work'], take: 'number' },
    [
      { type: 'home', number: '1' },
      { type: 'WORK', number: '2' },
    ],
    '2',
  ],
  [
    { recipe: 'prefer', where: 'type', is: ['work'], take: 'number' },
    [
      { type: 'home', number: '1' },
      { type: 'work', number: ' ' },
    ],
    '1',
  ],
  [
    { recipe: 'prefer', where: 'type', is: ['work'], take: 'number', else: 'blank' },
    [{ type: 'home', number: '1' }],
    null,
  ],
  [
    { recipe: 'prefer', where: 'main', is: ['true'] },
    [
      { main: false, n: 1 },
      { main: true, n: 2 },
    ],
    { main: true, n: 2 },
  ],
  [{ recipe: 'prefer', where: 'type', is: [] }, [], null],
])('%j makes of %j: %j', (step, before, after) => {
  expect(run(step, before as Json)).toEqual(after)
})

test.each([
  [{ recipe: 'date', formats: ['DD.MM'] }],
  [{ recipe: 'date', formats: ['DD.MM.YYYY YY'] }],
  [{ recipe: 'date', formats: ['day DD.MM.YYYY'] }],
  [{ recipe: 'date', formats: [] }],
  [{ recipe: 'replace', find: '' }],
  [{ recipe: 'split and take', at: '' }],
  [{ recipe: 'split and take', at: ',', take: 0 }],
  [{ recipe: 'cut at', length: 0 }],
  [{ recipe: 'trim', length: 1 }],
  [{ recipe: 'magic' }],
])('%j is refused', (step) => {
  expect(recipeStep.safeParse(step).success).toBe(false)
})

describe('for any value', () => {
  const steps: RecipeStep[] = [
    ...recipes.map(({ example }) => example.step),
    recipeStep.parse({ recipe: 'number' }),
    recipeStep.parse({ recipe: 'split and take', at: 'a', take: 'all' }),
    recipeStep.parse({ recipe: 'change case', to: 'lower' }),
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('<', '>', '&', '!', '-', 'a', '/', ';', '#', '1', '.', ','),
    }),
  )
  const value = fc.oneof(text, fc.jsonValue() as fc.Arbitrary<Json>)

  test('no recipe throws, changes its input, or answers differently the second time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...steps), value, (step, given) => {
        const before = structuredClone(given)
        const compiled = compileStep(step)
        expect(compiled(given)).toEqual(compileStep(step)(given))
        expect(given).toEqual(before)
      }),
      { numRuns: 3000 },
    )
  })

  test.each(['<', '<a', '<!--', '<script>', '</script', '&', '&#', "'a", ' ', '1,', '-'])(
    'a million characters of %j take no long time',
    (piece) => {
      const long = piece.repeat(1_000_000 / piece.length)
      const started = performance.now()
      for (const step of steps) compileStep(step)(long)
      expect(performance.now() - started).toBeLessThan(3000)
    },
  )
})
