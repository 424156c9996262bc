import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hold } from '../hold.ts'
import type { ValueTable } from '../document.ts'
import type { Json } from '../record.ts'
import {
  compileStep,
  givenBy,
  pathsOf,
  recipes,
  recipeStep,
  recordPathsOf,
  tablesOf,
  type RecipeStep,
} from './catalogue.ts'
import { contextOf, type RecipeContext } from './recipe.ts'

const tickets: ValueTable = {
  id: 'tickets',
  name: 'Tickets',
  rows: [{ id: 't1', from: ['DEL', 'delegate'], to: 'Delegate', note: '' }],
  else: 'hold',
  ignore: ['n/a'],
  note: '',
}
const context: RecipeContext = {
  tables: new Map([
    ['tickets', tickets],
    ['lenient', { ...tickets, id: 'lenient', else: 'keep' }],
  ]),
}

/** What a step, with its defaults filled in, makes of a value in a record; a hold by its reason. */
function run(step: { recipe: string }, value: Json, record: Json = null): Json {
  const result = compileStep(recipeStep.parse(step), context)(value, record)
  return result instanceof Hold ? `held: ${result.why}` : result
}

test.each(recipes.map((recipe) => [recipe.name, recipe] as const))(
  'the example of %s is true',
  (_, { example }) => {
    expect(run(example.step, example.before, example.record)).toEqual(example.after)
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
  [
    { recipe: 'replace', find: 'x', with: 'y'.repeat(1000) },
    Array<string>(2_001).fill('x'),
    'held: a list whose texts together have more than two million characters',
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
  [
    { recipe: 'date', formats: ['MMM D, YYYY'] },
    'Mai 3, 2027',
    'held: not a date in the format MMM D, YYYY',
  ],
  [{ recipe: 'date and time' }, '2027-03-01T09:30', '2027-03-01T09:30:00Z'],
  [{ recipe: 'date and time' }, '2027-03-01 09:30:15.250', '2027-03-01T09:30:15Z'],
  [{ recipe: 'date and time' }, '2027-03-01t09:30:00z', '2027-03-01T09:30:00Z'],
  [{ recipe: 'date and time' }, ' ', null],
  [{ recipe: 'date and time' }, ['2027-03-01 09:30', ''], ['2027-03-01T09:30:00Z', null]],
  [
    { recipe: 'date and time' },
    '2027-03-01',
    'held: not a date and time in the formats YYYY-MM-DDTHH:mm or YYYY-MM-DD HH:mm',
  ],
  [{ recipe: 'date and time', else: 'blank' }, '2027-02-29 09:30', null],
  [{ recipe: 'date and time', else: 'blank' }, '2027-03-01 24:00', null],
  [{ recipe: 'date and time', else: 'blank' }, '2027-03-01 09:60', null],
  [{ recipe: 'date and time', else: 'blank' }, '2027-03-01 09:30+02:99', null],
  [{ recipe: 'date and time', zone: 'Asia/Kolkata' }, '2027-03-01 09:30', '2027-03-01T04:00:00Z'],
  [
    { recipe: 'date and time', zone: 'America/New_York', formats: ['M/D/YYYY h:mm A'] },
    '7/4/2027 9:05pm',
    '2027-07-05T01:05:00Z',
  ],
  [
    { recipe: 'date and time', formats: ['M/D/YYYY h:mm A'] },
    '7/4/2027 12:00 a.m.',
    '2027-07-04T00:00:00Z',
  ],
  [
    { recipe: 'date and time', formats: ['M/D/YYYY h:mm A'] },
    '7/4/2027 12:30 PM',
    '2027-07-04T12:30:00Z',
  ],
  [
    { recipe: 'date and time', formats: ['M/D/YYYY h:mm A'], else: 'blank' },
    '7/4/2027 13:30 PM',
    null,
  ],
  [
    { recipe: 'date and time', formats: ['YYYYMMDDTHHmmss'] },
    '20270301T093015Z',
    '2027-03-01T09:30:15Z',
  ],
  [
    { recipe: 'date and time', zone: 'Europe/Berlin', formats: ['D MMM YYYY'] },
    '1 March 2027',
    '2027-02-28T23:00:00Z',
  ],
  [
    { recipe: 'date and time', formats: ['HH:mm DD.MM.YYYY'] },
    '09:30 01.03.2027',
    '2027-03-01T09:30:00Z',
  ],
  // An offset in the text counts before the zone.
  [
    { recipe: 'date and time', zone: 'Europe/Berlin' },
    '2027-03-01 09:30 -0500',
    '2027-03-01T14:30:00Z',
  ],
  [
    { recipe: 'date and time', zone: 'Europe/Berlin' },
    '2027-03-01T09:30:00 UTC',
    '2027-03-01T09:30:00Z',
  ],
  [
    { recipe: 'date and time', zone: 'Europe/Berlin' },
    '2027-03-01T09:30+05',
    '2027-03-01T04:30:00Z',
  ],
  // At 2:00 on 28 March the clocks skip an hour, and at 3:00 on 31 October they show it again.
  [{ recipe: 'date and time', zone: 'Europe/Berlin' }, '2027-03-28 02:30', '2027-03-28T01:30:00Z'],
  [{ recipe: 'date and time', zone: 'Europe/Berlin' }, '2027-10-31 02:30', '2027-10-31T00:30:00Z'],
  [
    { recipe: 'date and time', zone: 'Europe/Berlin', give: 'day' },
    '2027-03-01T23:30:00Z',
    '2027-03-02',
  ],
  [
    { recipe: 'date and time', zone: 'Europe/Berlin', give: 'day' },
    '2027-03-01 23:30',
    '2027-03-01',
  ],
  [{ recipe: 'date and time', else: 'blank' }, '9999-12-31 23:30-05:00', null],
  [{ recipe: 'date and time' }, '0001-01-01 00:00', '0001-01-01T00:00:00Z'],
  [{ recipe: 'country' }, 'ประเทศไทย', 'TH'],
  [{ recipe: 'country' }, 'Federal Republic of Germany', 'DE'],
  [{ recipe: 'country' }, 'Aotearoa', 'NZ'],
  [{ recipe: 'country' }, 'Aotearoa New Zealand', 'NZ'],
  [{ recipe: 'country' }, 'United Kingdom of Great Britain and Northern Ireland', 'GB'],
  [{ recipe: 'language' }, 'German', 'de'],
  [{ recipe: 'language' }, 'ger', 'de'],
  [{ recipe: 'language' }, 'pt-BR', 'pt'],
  [{ recipe: 'language' }, 'zh_Hans_CN', 'zh'],
  [{ recipe: 'language' }, '日本語', 'ja'],
  [{ recipe: 'language' }, 'Ελληνικά', 'el'],
  [{ recipe: 'language' }, 'Greek', 'el'],
  [{ recipe: 'language' }, 'yi', 'yi'],
  [{ recipe: 'language' }, ['fr', ' '], ['fr', null]],
  [{ recipe: 'language' }, 'xx', 'held: not the name or code of a language'],
  [{ recipe: 'language', else: 'blank' }, 'Klingon', null],
  [{ recipe: 'phone' }, '+44 (0)20 7946 0018', '+442079460018'],
  [{ recipe: 'phone' }, 'tel:+44-20-7946-0018', '+442079460018'],
  [{ recipe: 'phone' }, '0044 20 7946 0018', '+442079460018'],
  [{ recipe: 'phone', country: 'us' }, '(212) 555-0100 ext. 12', '+12125550100'],
  [{ recipe: 'phone', country: 'DE' }, '٠٣٠ ١٢٣٤٥٦٧', '+49301234567'],
  [{ recipe: 'phone', country: 'US' }, 2125550100, '+12125550100'],
  [{ recipe: 'phone' }, ' ', null],
  [
    { recipe: 'phone' },
    '020 7946 0018',
    'held: not a phone number with + and the code of its country',
  ],
  [
    { recipe: 'phone', country: 'DK' },
    '020 7946 0018',
    'held: not a phone number of DK, nor one with + and the code of its country',
  ],
  [{ recipe: 'phone', else: 'blank' }, 'ask me', null],
  [{ recipe: 'phone', else: 'keep' }, 'ask me', 'ask me'],
  [
    { recipe: 'pick from a list where', where: 'kind', is: ['Booth'], take: 'number' },
    [
      { kind: 'table', number: '12' },
      { kind: 'BOOTH', number: ' ' },
      { kind: 'booth', number: 'A5' },
      { kind: 'booth', number: 'A6' },
    ],
    'A5',
  ],
  [
    { recipe: 'pick from a list where', where: 'kind', is: ['booth', 'table'], which: 'all' },
    [{ kind: 'table' }, 'x', { kind: 'chair' }],
    [{ kind: 'table' }],
  ],
  [
    { recipe: 'pick from a list where', where: 'kind', is: ['booth'] },
    { kind: 'booth' },
    { kind: 'booth' },
  ],
  [{ recipe: 'pick from a list where', where: 'kind', is: ['booth'], which: 'all' }, [], null],
  [{ recipe: 'lookup table', table: 'tickets' }, ['del', ' ', 'N/A'], ['Delegate', null, null]],
  [{ recipe: 'lookup table', table: 'tickets' }, 'VIP2', "held: not in the value table 'Tickets'"],
  [{ recipe: 'lookup table', table: 'lenient' }, 'VIP2', 'VIP2'],
  [{ recipe: 'lookup table', table: 'nowhere' }, 'VIP2', 'VIP2'],
])('%j makes of %j: %j', (step, before, after) => {
  expect(run(step, before as Json)).toEqual(after)
})

const order = {
  country: 'Germany',
  first: 'Noor',
  last: 'Okafor',
  blank: ' ',
  booths: ['A4', '', 5],
  'odd } key': 'odd',
  customers: [
    { id: 7, name: 'Harbour Institute', address: { city: 'Cork' } },
    { id: 8, name: '' },
    { id: '7', name: 'Second' },
    { name: 'Nobody' },
  ],
  sessions: { s1: { title: 'Tides' }, s2: { title: 'Sails' } },
  venue: { id: 'v1', name: 'Hall 2' },
}

test.each([
  [{ recipe: 'join by id', in: 'customers', take: 'name' }, '7', 'Harbour Institute'],
  [{ recipe: 'join by id', in: 'customers', take: 'address.city' }, 7, 'Cork'],
  [{ recipe: 'join by id', in: 'customers' }, ' 8 ', { id: 8, name: '' }],
  [
    { recipe: 'join by id', in: 'customers', take: 'name' },
    [7, 8, null],
    ['Harbour Institute', '', null],
  ],
  [{ recipe: 'join by id', in: 'customers', take: 'fax' }, 7, null],
  [
    { recipe: 'join by id', in: 'customers', take: 'name' },
    '9',
    "held: not the id of anything in 'customers'",
  ],
  [
    { recipe: 'join by id', in: 'customers', take: 'name' },
    [7, 9],
    "held: not the id of anything in 'customers'",
  ],
  [
    { recipe: 'join by id', in: 'customers', else: 'blank', take: 'name' },
    ['9', 7],
    [null, 'Harbour Institute'],
  ],
  [{ recipe: 'join by id', in: 'customers', key: 'name', take: 'id' }, 'Second', '7'],
  [{ recipe: 'join by id', in: 'customers' }, '', null],
  [{ recipe: 'join by id', in: 'customers', else: 'blank' }, { id: 7 }, null],
  [{ recipe: 'join by id', in: 'sessions', take: 'title' }, 's2', 'Sails'],
  [{ recipe: 'join by id', in: 'sessions', take: 'title' }, ['s2', 's1'], ['Sails', 'Tides']],
  [{ recipe: 'join by id', in: 'sessions', else: 'blank' }, 'constructor', null],
  [{ recipe: 'join by id', in: 'venue', take: 'name' }, 'v1', 'Hall 2'],
  [{ recipe: 'join by id', in: 'nowhere', else: 'blank' }, 'v1', null],
  [{ recipe: 'template', text: '{last}, {first}' }, null, 'Okafor, Noor'],
  [{ recipe: 'template', text: '{first} {{{}}}' }, 'x', 'Noor {x}'],
  [{ recipe: 'template', text: '{first} {blank}' }, 'x', null],
  [{ recipe: 'template', text: '{first} {nowhere}', ifBlank: 'leave a gap' }, 'x', 'Noor '],
  [{ recipe: 'template', text: 'No {blank}{venue}', ifBlank: 'leave a gap' }, 'x', null],
  [
    { recipe: 'template', text: 'Booths {booths}, {customers[].name}' },
    '',
    'Booths A4, 5, Harbour Institute, Second, Nobody',
  ],
  [{ recipe: 'template', text: 'Stand {}' }, ['A4', '', 5], ['Stand A4', null, 'Stand 5']],
  [{ recipe: 'template', text: '{"odd } key"}' }, null, 'odd'],
  [{ recipe: 'template', text: 'always' }, null, 'always'],
  [{ recipe: 'phone', country: 'GB', countryFrom: 'country' }, '030 1234567', '+49301234567'],
  [{ recipe: 'phone', country: 'GB', countryFrom: 'blank' }, '020 7946 0018', '+442079460018'],
])('%j makes of %j in an order: %j', (step, before, after) => {
  expect(run(step, before as Json, order as Json)).toEqual(after)
})

test('a template that grows beyond all measure holds its record', () => {
  const step = recipeStep.parse({ recipe: 'template', text: '{a}'.repeat(300) })
  expect(run(step, null, { a: 'x'.repeat(10_000) })).toBe(
    'held: a text of more than a million characters',
  )
})

test('a value that the table of a step does not name is asked of that table', () => {
  const step = recipeStep.parse({ recipe: 'lookup table', table: 'tickets' })
  expect(compileStep(step, context)('VIP2', null)).toMatchObject({
    code: 'value-unknown',
    table: 'tickets',
  })
})

test('a step says which paths and tables it names, and what it gives', () => {
  const steps = [
    { recipe: 'template', text: '{{{first} {} {last}' },
    { recipe: 'join by id', in: 'customers', take: 'name' },
    { recipe: 'phone', countryFrom: 'country' },
    { recipe: 'phone', country: 'GB' },
    { recipe: 'lookup table', table: 'tickets' },
  ].map((step) => recipeStep.parse(step))
  expect(recordPathsOf(steps)).toEqual(['first', 'last', 'customers', 'country'])
  expect(tablesOf(steps)).toEqual(['tickets'])
  expect(pathsOf(recipeStep.parse({ recipe: 'prefer', where: 'type', is: [] }))).toEqual({
    record: [],
    inner: ['type'],
  })
  expect(steps.map(givenBy)).toEqual(['text', 'same', 'phone', 'phone', 'text'])
  expect(givenBy(recipeStep.parse({ recipe: 'date and time' }))).toBe('dateTime')
  expect(givenBy(recipeStep.parse({ recipe: 'date and time', give: 'day' }))).toBe('date')
})

test('a lookup begins with a table of the document, and nothing begins with the guesses of an example', () => {
  const starts = recipes.flatMap((recipe) => recipe.start?.(context) ?? [])
  expect(starts).toEqual([
    recipeStep.parse({ recipe: 'date and time' }),
    recipeStep.parse({ recipe: 'phone' }),
    { recipe: 'lookup table', table: 'tickets' },
    recipeStep.parse({ recipe: 'template', text: '{}' }),
    { recipe: 'expression', cel: 'value' },
  ])
})

test.each([
  [{ recipe: 'date and time', formats: ['DD.MM.YYYY HH'] }],
  [{ recipe: 'date and time', formats: ['DD.MM.YYYY hh:mm'] }],
  [{ recipe: 'date and time', formats: ['DD.MM.YYYY HH:mm A'] }],
  [{ recipe: 'date and time', formats: ['HH:mm'] }],
  [{ recipe: 'date and time', zone: 'Mars/Olympus' }],
  [{ recipe: 'date and time', zone: '+02:00' }],
  [{ recipe: 'date and time', zone: '' }],
  [{ recipe: 'date', formats: ['DD.MM.YYYY HH:mm'] }],
  [{ recipe: 'phone', country: 'Germany' }],
  [{ recipe: 'phone', country: 'ZZ' }],
  [{ recipe: 'pick from a list where', where: '', is: ['a'] }],
  [{ recipe: 'join by id', in: '' }],
  [{ recipe: 'template', text: '' }],
  [{ recipe: 'template', text: 'Hall {hall' }],
  [{ recipe: 'template', text: 'Hall hall}' }],
  [{ recipe: 'template', text: '{"hall}' }],
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
    recipeStep.parse({ recipe: 'date and time', zone: 'America/New_York' }),
    recipeStep.parse({ recipe: 'date and time', zone: 'America/New_York', give: 'day' }),
    recipeStep.parse({ recipe: 'phone', country: 'DE', countryFrom: 'a' }),
    recipeStep.parse({ recipe: 'join by id', in: 'a', key: 'a', take: 'a' }),
    recipeStep.parse({ recipe: 'template', text: '{} {a[].b} {"":}', ifBlank: 'leave a gap' }),
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
      fc.property(fc.constantFrom(...steps), value, value, (step, given, other) => {
        const record = { a: other, customers: other, hall: other }
        const before = structuredClone([given, record])
        const compiled = compileStep(step, context)
        expect(compiled(given, record)).toEqual(compileStep(step, context)(given, record))
        expect([given, record]).toEqual(before)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    '<',
    '<a',
    '<!--',
    '<script>',
    '</script',
    '&',
    '&#',
    "'a",
    ' ',
    '1,',
    '-',
    '+1',
    '(1) ',
  ])('a million characters of %j take no long time', (piece) => {
    const long = piece.repeat(1_000_000 / piece.length)
    const started = performance.now()
    for (const step of steps)
      compileStep(step, contextOf({ values: { tables: [] } }))(long, { a: long, hall: long })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('ids by the hundred thousand are joined in no long time', () => {
    const ids = Array.from({ length: 100_000 }, (_, id) => id)
    const step = recipeStep.parse({ recipe: 'join by id', in: 'all', take: 'name' })
    const record = { all: ids.map((id) => ({ id, name: `n${id}` })) }
    const started = performance.now()
    const joined = compileStep(step, contextOf({ values: { tables: [] } }))(ids, record)
    expect(performance.now() - started).toBeLessThan(3000)
    expect(joined).toHaveLength(100_000)
  })
})
