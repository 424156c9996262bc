import { describe, expect, test } from 'vitest'
import { profiled, saidOf } from './testing.ts'
import { standardModel, type PlatformModel } from '../platform-model.ts'

const model: PlatformModel = {
  ...standardModel,
  fields: [
    ...standardModel.fields,
    {
      key: 'diet',
      label: 'Diet',
      type: 'choice',
      choices: [{ key: 'vegan', label: 'Vegan' }],
    },
  ],
  tags: [{ key: 'vip', label: 'VIP' }],
  groups: [{ key: 'choir', label: 'Choir' }],
  accessLevels: [{ key: 'lounge', label: 'Lounge' }],
}

describe('user types and access codes', () => {
  test('groups, access levels and tags are those of the platform and of the tags tab', () => {
    const given = {
      groups: ['choir', 'choirs'],
      access: ['lounge', 'roof'],
      tags: ['vip', 'tides'],
    }
    expect(
      saidOf(
        {
          userTypes: {
            sources: ['ticket'],
            rows: [{ id: 'a', from: ['A'], ...given }],
            else: { ...given, tags: ['tide'] },
            codes: { sources: ['code'], rows: [{ id: 'c', code: 'C', ...given }] },
          },
          tags: { rows: [{ id: 't', key: 'tides', label: 'Tides' }] },
        },
        { model },
      ),
    ).toEqual([
      "problem userTypes/a/groups: 'choirs' is not a group of the platform; did you mean 'choir'?",
      "problem userTypes/a/access: 'roof' is not an access level of the platform.",
      "problem userTypes/else/tags: 'tide' is not a tag of the platform; did you mean 'tides'?",
      "problem userTypes/else/groups: 'choirs' is not a group of the platform; did you mean 'choir'?",
      "problem userTypes/else/access: 'roof' is not an access level of the platform.",
      "problem userTypes/c/groups: 'choirs' is not a group of the platform; did you mean 'choir'?",
      "problem userTypes/c/access: 'roof' is not an access level of the platform.",
    ])
  })

  test('a code listed twice, days the wrong way round, and a day of use that nothing needs', () => {
    const rows = [
      { id: 'a', code: 'VIP', from: '2027-05-01', until: '2027-04-01' },
      { id: 'b', code: ' vip' },
    ]
    expect(saidOf({ userTypes: { codes: { sources: ['code'], rows } } })).toEqual([
      "problem userTypes/b/code: The code ' vip' is listed twice ('a' and 'b'); join the rows into one.",
      'problem userTypes/a/until: The last day (2027-04-01) is before the first (2027-05-01), so this never applies; exchange the two.',
      'warning userTypes/null/sources: Nobody gets a user type: name a source and its values, or what everybody is.',
    ])
    const undated = { sources: ['code'], usedOn: 'bought', rows: [{ id: 'b', code: 'VIP' }] }
    expect(saidOf({ userTypes: { everybody: ['attendee'], codes: undated } })).toEqual([
      'warning userTypes/codes/usedOn: The day of use is read, but no access code has a first or a last day.',
    ])
  })

  test('codes without a source, and a source without codes', () => {
    const everybody = ['attendee']
    const rows = [{ id: 'a', code: 'VIP' }]
    expect(saidOf({ userTypes: { everybody, codes: { rows } } })).toEqual([
      'problem userTypes/codes/sources: No source says which access codes people used, so the codes give nothing; name one.',
    ])
    expect(saidOf({ userTypes: { everybody, codes: { sources: ['code'] } } })).toEqual([
      'warning userTypes/codes/rows: The source of the access codes is named, but no code is listed, so they give nothing.',
    ])
  })

  test('codes that people used are counted: those that no row names, and those used too often', () => {
    const codes = {
      sources: ['codes'],
      rows: [
        { id: 'vip', code: 'VIP24', mostUses: 20 },
        { id: 'one', code: 'ONE', mostUses: 1 },
      ],
    }
    const fields = [
      profiled('codes[]', [
        ['VIP24', 22],
        ['SUMMER', 14],
        ['vip24', 1],
        ['ONE', 1],
      ]),
    ]
    const userTypes = { everybody: ['attendee'], codes }
    expect(saidOf({ userTypes }, { fields })).toEqual([
      "warning userTypes/codes/rows: 14 people used the code 'SUMMER', which no row names; it gives them nothing.",
      "warning userTypes/vip/mostUses: Code 'VIP24' may be used by 20 people, and 23 people used it; those who came last will be held.",
    ])
    const held = { ...userTypes, codes: { ...codes, else: 'hold' as const } }
    const many = Array.from({ length: 23 }, (_, at): [string, number] => [`CODE${at}`, 1])
    expect(saidOf({ userTypes: held }, { fields: [profiled('codes[]', many)] }).slice(19)).toEqual([
      "warning userTypes/codes/rows: 1 person used the code 'CODE19', which no row names; they will be held.",
      'warning userTypes/codes/rows: 3 people used one of 3 further codes that no row names.',
    ])
  })
})

describe('tags', () => {
  test('two tags of one key or name, a type that is not there, a key that is none', () => {
    expect(
      saidOf(
        {
          tags: {
            types: [
              {
                id: 'topics',
                name: 'Topics',
                sources: ['topic'],
                kind: 'modifiable',
                locked: true,
              },
              { id: 'moods', name: 'topics ' },
            ],
            rows: [
              { id: 'a', key: 'tides', label: 'Tides', type: 'topics', from: ['T', 'H'] },
              { id: 'b', key: 'tides', label: 'tides', type: 'topics' },
              { id: 'c', key: 'Harbours!', label: 'Harbours', type: 'topic', from: ['x'] },
              {
                id: 'd',
                key: 'vip',
                label: 'Very important',
                type: 'topics',
                from: ['h', 'tides'],
              },
            ],
          },
        },
        { model },
      ),
    ).toEqual([
      "problem tags/moods/name: Two tag types are called 'topics' ('topics' and 'moods').",
      "problem tags/b/key: Two tags have the key 'tides' ('a' and 'b').",
      "problem tags/b/label: Two tags of 'Topics' are called 'tides' ('a' and 'b').",
      "problem tags/d/from: 'h' means two tags, 'Tides' and 'Very important'; it can have one meaning only.",
      "problem tags/d/from: 'tides' means two tags, 'Tides' and 'Very important'; it can have one meaning only.",
      "problem tags/topics/locked: People are to choose 'Topics' for themselves, and nobody is to change them: unlock them, or make them system tags.",
      "problem tags/c/key: 'Harbours!' cannot be a tag's key: it takes small letters, digits and underscores, and begins with a letter.",
      "problem tags/c/type: 'topic' is not a tag type; did you mean 'topics'?",
      "warning tags/c/from: 'Harbours' names values of the source, but its tag type has no column to look them up from.",
      "warning tags/d/label: The platform has the tag 'vip' already and calls it 'VIP', which stays.",
    ])
  })

  test('values of a column that no tag names are counted where they hold', () => {
    const fields = [
      profiled('topic', [
        ['Tides', 900],
        ['Knots', 14],
      ]),
    ]
    const rows = [{ id: 'a', key: 'tides', label: 'Tides', type: 'topics', from: ['Waves'] }]
    const tagged = (otherwise: 'skip' | 'hold') =>
      saidOf(
        {
          tags: {
            types: [{ id: 'topics', name: 'Topics', sources: ['topic'], else: otherwise }],
            rows,
          },
        },
        { fields },
      )
    const unseen = "warning tags/a/from: The tag 'Tides' names 'Waves', which nobody has."
    expect(tagged('skip')).toEqual([unseen])
    expect(tagged('hold')).toEqual([
      "warning tags/topics/else: 14 people have topic 'Knots', which no tag of 'Topics' names.",
      unseen,
    ])
    expect(saidOf({ tags: { types: [{ id: 't', name: 'T', sources: ['topic'] }] } })).toEqual([
      "warning tags/t/sources: 'T' has a column in the source, but no tag to look its values up in.",
    ])
  })
})

test('visibility: what a row looks at, what it names, and whether it is ever reached', () => {
  const fields = { rows: [{ id: 'c', field: 'country', sources: ['country'] }] }
  expect(
    saidOf(
      {
        fields,
        visibility: {
          rows: [
            { id: 'a', by: 'user types', values: ['Speaker', 'spekaer'], directory: 'yes' },
            { id: 'b', by: 'user types', values: ['speaker'], directory: 'no' },
            { id: 'c1', by: 'contry', values: ['DE'], directory: 'no' },
            { id: 'd', by: 'country', values: ['Germany', 'Atlantis'], directory: 'no' },
            { id: 'e', by: 'country', values: ['de', 'FR'], directory: 'yes' },
            { id: 'f', by: 'diet', values: ['Vegan', 'meat'], directory: 'no' },
            { id: 'g', by: 'country', values: [], directory: 'no' },
          ],
        },
      },
      { model },
    ),
  ).toEqual([
    "problem visibility/a/values: 'spekaer' is not a user type of the platform; did you mean 'speaker'?",
    "problem visibility/c1/by: 'contry' is not a field of the platform; did you mean 'country'?",
    "problem visibility/d/values: 'Atlantis' is not the name or code of a country.",
    "problem visibility/f/values: 'meat' is not one of the choices of Diet.",
    'problem visibility/g/values: This row names no value, so it decides of nobody; name one at least.',
    'warning visibility/f/by: Neither the fields tab nor a rule fills Diet, so this row decides of nobody from this source.',
    'warning visibility/b/values: Rows above this one name all its values, so it never decides; take it out or move it up.',
    "warning visibility/e/values: A row above this one names 'de' already, and decides.",
  ])
})
