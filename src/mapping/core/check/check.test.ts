import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import { emptyDocument, mappingDocument, type MappingDocumentInput } from '../document.ts'
import type { FieldProfile, Profile } from '../source/profile.ts'
import { testDocument, testModel } from '../testing-orders.ts'

function profiled(
  path: string,
  values: [string, number][],
  more: Partial<FieldProfile> = {},
): FieldProfile {
  const filled = values.reduce((sum, [, count]) => sum + count, 0)
  return {
    path,
    filled,
    shapes: { text: filled },
    distinct: values.length,
    values: values.map(([value, count]) => ({ value, count })),
    examples: values.slice(0, 5).map(([value]) => value),
    longest: Math.max(0, ...values.map(([value]) => value.length)),
    ...more,
  }
}

const profile: Profile = {
  records: 1000,
  fields: [
    profiled('id', [], { filled: 1000, distinct: null }),
    profiled('email', [], { filled: 990, distinct: null }),
    profiled('ticket_type', [
      ['Regular', 900],
      ['VIP2', 14],
      ['vip2', 1],
      ['Speaker', 85],
    ]),
    profiled('job_title', [['Pilot', 900]]),
    profiled('arrival', [
      ['31.12.2027', 400],
      ['01.01.2028', 200],
    ]),
    profiled('diet', [
      ['Vegan', 10],
      ['Keto', 1],
    ]),
    profiled('bio', [], { filled: 500, distinct: null, longest: 8000 }),
    profiled('answers[code=JOB].answer', [['Pilot', 3]]),
    profiled('emails[].address', [['a@example.org', 3]]),
    profiled('status', [
      ['p', 990],
      ['c', 10],
    ]),
  ],
}

const base = {
  format: 1 as const,
  identity: { externalId: { sources: ['id'] }, email: { sources: ['email'] } },
  userTypes: { everybody: ['attendee'] },
}

/** What the checks say of a document, as 'problem fields/job/sources: sentence'. */
function said(
  tabs: Omit<Partial<MappingDocumentInput>, 'format'>,
  held: Profile | undefined = profile,
): string[] {
  const document = mappingDocument.parse({ ...base, ...tabs })
  return check(document, testModel, held).map(
    ({ severity, tab, row, column, text }) => `${severity} ${tab}/${row}/${column}: ${text}`,
  )
}

function saidOfField(row: object, held?: Profile): string[] {
  return said(
    { fields: { rows: [{ id: 'r', field: 'city', sources: ['job_title'], ...row }] } },
    held,
  )
}

test('a sound document has nothing wrong', () => {
  expect(said({})).toEqual([])
  expect(check(testDocument, testModel)).toEqual([])
})

test('an empty document is told what it lacks', () => {
  expect(check(emptyDocument, testModel, profile)).toMatchObject([
    {
      severity: 'problem',
      tab: 'identity',
      row: 'externalId',
      text: 'No source gives the external id, so no record can come in.',
    },
    {
      severity: 'warning',
      tab: 'identity',
      row: 'email',
      text: 'No source gives the e-mail address, so nobody can be invited.',
    },
    {
      severity: 'warning',
      tab: 'userTypes',
      text: 'Nobody gets a user type: name a source and its values, or what everybody is.',
    },
  ])
})

describe('sources', () => {
  test.each([
    ['jobtitle', "'jobtitle' is not a field of the source; did you mean 'job_title'?"],
    ['zzz', "'zzz' is not a field of the source."],
    ['a[', "Between '[' and ']' comes a number, nothing, or 'key=text'; found the end in 'a['."],
  ])('%s is a problem', (path, text) => {
    expect(saidOfField({ sources: [path] })).toEqual([`problem fields/r/sources: ${text}`])
  })

  test.each([
    'answers[code=DIET].answer',
    'answers[0].answer',
    'answers',
    'emails[0].address',
    'emails[type=work].address',
  ])('%s is known by its list', (path) => {
    expect(saidOfField({ sources: [path] })).toEqual([])
  })

  test('every tab is looked at', () => {
    const found = said({
      population: {
        rows: [{ id: 'p', name: 'P', source: 'stat', when: 'is blank', decision: 'leave out' }],
      },
      identity: { externalId: { sources: ['idd'] }, email: { sources: ['e-mail'] } },
      userTypes: { sources: ['ticket'], else: 'leave out' },
    })
    expect(found.map((text) => text.split(':')[0])).toEqual([
      'problem population/p/source',
      'problem identity/externalId/sources',
      'problem identity/email/sources',
      'problem userTypes/null/sources',
    ])
  })

  test('a path within a step is read too', () => {
    expect(saidOfField({ steps: [{ recipe: 'prefer', where: 'a[', is: ['x'] }] })[0]).toMatch(
      /^problem fields\/r\/steps: Between/u,
    )
  })

  test('nothing is said of the source before there is a profile', () => {
    expect(saidOfField({ sources: ['jobtitle'] }, { records: 0, fields: [] })).toEqual([])
  })
})

describe('fields', () => {
  test.each([
    [
      { field: 'jobtitle' },
      "problem fields/r/field: 'jobtitle' is not a field of the platform; did you mean 'job_title'?",
    ],
    [{ values: 'diet' }, "problem fields/r/values: 'diet' is not a value table."],
    [
      { sources: [] },
      'warning fields/r/sources: City has neither a source nor a default, so it stays blank.',
    ],
    [
      { blank: 'default' },
      'problem fields/r/default: City is to have its default where the source is blank, but there is none.',
    ],
    [
      { field: 'arrival', sources: ['missing[0]'], default: 'soon' },
      "problem fields/r/default: The default 'soon' does not fit Arrival date: not a date such as 2027-12-31; the recipe 'date' reads other formats.",
    ],
    [
      { personal: true, show: { directory: true } },
      'warning fields/r/show: City is personal data, and others would see it in the directory.',
    ],
    [
      { required: true },
      'warning fields/r/required: City is required, but 100 people of 1,000 have none; they will be held.',
    ],
    [{ required: true, sources: ['job_title', 'status'] }, undefined],
    [{ required: true, default: 'x' }, undefined],
    [
      { field: 'seats', steps: [{ recipe: 'date' }] },
      "problem fields/r/steps: Seats takes a number, but the recipe 'date' gives a date.",
    ],
    [
      { field: 'arrival', sources: ['arrival'] },
      "problem fields/r/steps: Arrival date cannot be read from this source, which holds '31.12.2027', for example: not a date such as 2027-12-31; the recipe 'date' reads other formats.",
    ],
    [
      {
        field: 'arrival',
        sources: ['arrival'],
        steps: [{ recipe: 'date', formats: ['DD.MM.YYYY'] }],
      },
      undefined,
    ],
    [
      { field: 'biography', sources: ['bio'] },
      'warning fields/r/tooLong: Biography has room for 5000 characters, and the source holds up to 8000; whoever has more is held unless the text is cut.',
    ],
    [{ field: 'biography', sources: ['bio'], tooLong: 'cut' }, undefined],
    [
      { field: 'country', sources: ['diet'], steps: [{ recipe: 'country', else: 'blank' }] },
      undefined,
    ],
  ])('%j: %s', (row, text) => {
    expect(saidOfField(row).filter((line) => !line.includes("'missing[0]'"))).toEqual(
      text === undefined ? [] : [text],
    )
  })

  test('values that a recipe cannot read are counted', () => {
    const mixed: Profile = {
      records: 9,
      fields: [
        ...profile.fields,
        profiled('when', [
          ['2027-12-31', 5],
          ['soon', 3],
          ['later', 1],
        ]),
      ],
    }
    expect(
      saidOfField({ field: 'arrival', sources: ['when'], steps: [{ recipe: 'date' }] }, mixed),
    ).toEqual([
      "warning fields/r/steps: 3 people have arrival date 'soon': not a date in the format YYYY-MM-DD.",
      "warning fields/r/steps: 1 person has arrival date 'later': not a date in the format YYYY-MM-DD.",
    ])
  })

  test('many faulty values are summed up', () => {
    const values = Array.from({ length: 30 }, (_, at): [string, number] => [`soon ${at}`, 2])
    const mixed: Profile = {
      records: 99,
      fields: [...profile.fields, profiled('when', [['2027-12-31', 39], ...values])],
    }
    const found = saidOfField({ field: 'arrival', sources: ['when'] }, mixed)
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toBe(
      'warning fields/r/steps: 20 people have one of 10 further values of arrival date that cannot be read.',
    )
  })

  test('two rows for one field, and one id for two rows', () => {
    const row = { id: 'r', field: 'city', sources: ['job_title'] }
    expect(said({ fields: { rows: [row, { ...row, id: 's' }] } })).toEqual([
      "problem fields/s/field: Two rows write City ('r' and 's'); join them into one.",
    ])
    expect(said({ fields: { rows: [row, { ...row, field: 'job_title' }] } })).toEqual([
      "problem fields/r/id: 2 rows have the id 'r'; give each its own.",
    ])
  })

  test('what is never stored cannot be read elsewhere, and is in no profile', () => {
    const rows = [
      { id: 'secret', field: '', sources: ['passport'], neverStore: true },
      { id: 'r', field: 'city', sources: ['passport.city'] },
    ]
    expect(said({ fields: { rows } }, { records: 0, fields: [] })).toEqual([
      "problem fields/r/sources: 'passport.city' is never stored, as another row has it, so it will always be found blank.",
    ])
    expect(said({ fields: { rows: rows.slice(0, 1) } })).toEqual([])
  })
})

describe('values', () => {
  const fields = { rows: [{ id: 'diet', field: 'diet', sources: ['diet'], values: 't' }] }
  const table = { id: 't', name: 'Diets' }

  test('seen but not named, named but not seen', () => {
    const values = {
      tables: [{ ...table, rows: [{ id: 'v', from: ['vegan', 'Vegetarian'], to: 'vegetarian' }] }],
    }
    expect(said({ fields, values })).toEqual([
      "warning values/t/rows: 1 person has diet 'Keto', which no row names.",
      "warning values/v/from: The value table 'Diets' names 'Vegetarian', which nobody has.",
    ])
  })

  test('one value in two rows, or both named and ignored', () => {
    const rows = [
      { id: 'a', from: ['Vegan'], to: 'any' },
      { id: 'b', from: [' VEGAN '], to: 'vegetarian' },
    ]
    const values = { tables: [{ ...table, rows, ignore: ['vegan', 'Keto'] }] }
    expect(said({ fields, values })).toEqual([
      "problem values/b/from: 'vegan' stands in two rows ('a' and 'b'); it can have one meaning only.",
      "problem values/t/ignore: 'vegan' is both ignored and named by a row of the value table 'Diets'.",
    ])
  })

  test('what does not fit the field, and a table that nobody uses', () => {
    const rows = [{ id: 'v', from: ['Vegan'], to: 'Fish' }]
    const values = {
      tables: [
        { ...table, rows, else: { value: 'Meat' } },
        { id: 'u', name: 'Unused' },
      ],
    }
    expect(said({ fields, values })).toContain(
      "problem values/v/to: 'Fish' does not fit Diet: not one of the choices that the platform has.",
    )
    expect(said({ fields, values })).toContain(
      "problem values/t/else: 'Meat' does not fit Diet: not one of the choices that the platform has.",
    )
    expect(said({ fields, values })).toContain(
      "warning values/u/null: No field uses the value table 'Unused'.",
    )
  })
})

describe('user types', () => {
  const rows = [
    { id: 'a', from: ['regular'], userTypes: ['attendee'] },
    { id: 's', from: ['Speaker'], userTypes: ['speaker'] },
  ]

  test('a ticket type that no row names is counted, in any spelling', () => {
    expect(said({ userTypes: { sources: ['ticket_type'], rows } })).toEqual([
      "warning userTypes/else/from: 15 people have ticket type 'VIP2', which no row names.",
    ])
    expect(said({ userTypes: { sources: ['ticket_type'], rows, else: 'leave out' } })).toEqual([])
  })

  test('faults of the rows', () => {
    const faulty = [
      ...rows,
      { id: 'x', from: ['VIP2', 'Gold', 'speaker'], userTypes: ['speker'], tags: ['vipp'] },
    ]
    expect(
      said({ userTypes: { sources: ['ticket_type'], rows: faulty, everybody: ['nobody'] } }),
    ).toEqual([
      "problem userTypes/x/from: 'speaker' stands in two rows ('s' and 'x'); it can have one meaning only.",
      "problem userTypes/x/userTypes: 'speker' is not a user type of the platform; did you mean 'speaker'?",
      "problem userTypes/x/tags: 'vipp' is not a tag of the platform; did you mean 'vip'?",
      "problem userTypes/null/everybody: 'nobody' is not a user type of the platform.",
      "warning userTypes/x/from: The user types name 'Gold', which nobody has.",
    ])
  })
})

test('population rows that compare with nothing, or with what nobody has', () => {
  const row = {
    id: 'p',
    name: 'Cancelled',
    source: 'status',
    when: 'is one of' as const,
    decision: 'leave out' as const,
  }
  expect(said({ population: { rows: [row] } })).toEqual([
    "problem population/p/values: 'Cancelled' compares with no value; name one at least.",
  ])
  expect(said({ population: { rows: [{ ...row, values: ['C', 'x'] }] } })).toEqual([
    "warning population/p/values: 'Cancelled' names 'x', which nobody has.",
  ])
  expect(said({ population: { expected: [{ userType: 'speker', count: 3 }] } })).toEqual([
    "problem population/expected/userType: 'speker' is not a user type of the platform; did you mean 'speaker'?",
  ])
})

test('an external id that several records share is doubted', () => {
  const identity = { externalId: { sources: ['job_title'] }, email: { sources: ['email'] } }
  expect(said({ identity })).toEqual([
    "warning identity/externalId/sources: 900 people share 1 value of 'job_title'; an external id belongs to one record.",
  ])
})
