import { expect, test } from 'vitest'
import { check } from '../check.ts'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import { standardModel } from '../platform-model.ts'
import type { SourceRecord } from '../record.ts'
import { compileContent, type Item } from './compile.ts'
import { relate, type Target } from './relate.ts'

type TabInput = NonNullable<NonNullable<MappingDocumentInput['content']>['types']>[number]

const sessions: TabInput = {
  id: 'sessions',
  type: 'session',
  list: 'sessions[]',
  externalId: { sources: ['id'], prefix: 'S-' },
  population: {
    rows: [
      {
        id: 'draft',
        name: 'Drafts',
        source: 'state',
        when: 'is one of',
        values: ['draft'],
        decision: 'leave out',
      },
    ],
  },
  fields: {
    rows: [
      {
        id: 'session-title',
        field: 'title',
        sources: ['number', 'title'],
        steps: [{ recipe: 'join with', with: ' ' }, { recipe: 'decode HTML entities' }],
        required: true,
      },
      { id: 'session-track', field: 'track', sources: ['original_record.event'] },
      { id: 'session-room', field: 'room', sources: ['room'] },
    ],
  },
  relations: [
    {
      id: 'session-speakers',
      name: 'Speakers',
      to: 'person',
      sources: ['speakers[].email'],
      matchBy: 'e-mail',
    },
  ],
  complete: ['title', 'room'],
}

const documentOf = (tab: TabInput) =>
  mappingDocument.parse({ format: 1, content: { types: [tab] } } satisfies MappingDocumentInput)

const record: SourceRecord = {
  event: 'Tides',
  sessions: [
    {
      id: 1,
      number: 'A1',
      title: 'Locks &amp; gates',
      room: 'Quay',
      speakers: [{ email: 'Ada@Example.org ' }, { email: 'nobody@example.org' }],
    },
    { id: 2, title: 'Silt', speakers: [] },
    { id: 3, title: '', room: 'Quay' },
    { id: 4, state: 'Draft', title: 'Unfinished' },
    { title: 'No id' },
    'not an item',
  ],
}

function mapped(tab: TabInput) {
  const [mapping] = compileContent(documentOf(tab), standardModel)
  if (mapping === undefined) throw new Error('The tab was not compiled.')
  return mapping.itemsOf(record).map(mapping.map)
}

test('the items of a list are mapped by the recipes that people are mapped by', () => {
  expect(mapped(sessions)).toMatchObject([
    {
      status: 'included',
      externalId: 'S-1',
      title: 'A1 Locks & gates',
      values: { title: 'A1 Locks & gates', track: 'Tides', room: 'Quay' },
      relations: [
        { relation: 'session-speakers', names: ['Ada@Example.org', 'nobody@example.org'] },
      ],
      missing: [],
    },
    { status: 'included', title: 'Silt', missing: ['room'] },
    { status: 'held', code: 'required-missing', row: { tab: 'content', row: 'session-title' } },
    { status: 'excluded', externalId: 'S-4', row: { tab: 'content', row: 'draft' } },
    { status: 'held', code: 'external-id-missing', row: { tab: 'content', row: 'sessions' } },
  ])
})

const people: Target[] = [
  { id: 'ada', externalIds: ['R-1'], email: 'ada@example.org', title: 'Ada Quay' },
  { id: 'noor', externalIds: ['R-2'], email: 'noor@example.org', title: 'Noor Quay' },
  { id: 'twin', externalIds: ['R-3'], email: 'noor@example.org', title: 'Noor Quay' },
]

const naming = (names: string[]): Item => ({
  status: 'included',
  externalId: 'S-1',
  title: 'Locks',
  values: {},
  relations: [{ relation: 'session-speakers', names }],
  missing: [],
})

const relationOf = (more: object) =>
  documentOf({ ...sessions, relations: [{ ...sessions.relations![0]!, ...more }] }).content
    .types[0]!.relations

test('speakers are found among the registered people by e-mail, whatever its case', () => {
  const related = relate(
    [naming(['ADA@example.org ', 'nobody@example.org'])],
    relationOf({}),
    () => people,
  )
  expect(related).toMatchObject([
    { links: [{ relation: 'session-speakers', targets: ['ada'], names: [] }] },
  ])
})

test('a name that two people answer to is nobody’s', () => {
  const related = relate([naming(['noor@example.org'])], relationOf({}), () => people)
  expect(related).toMatchObject([{ links: [{ targets: [] }] }])
})

test('an orphan is kept as a name, or holds the item, as the tab says', () => {
  const items = [naming(['ada@example.org', 'gone@example.org'])]
  expect(relate(items, relationOf({ orphan: 'keep name' }), () => people)).toMatchObject([
    { links: [{ targets: ['ada'], names: ['gone@example.org'] }] },
  ])
  expect(relate(items, relationOf({ orphan: 'hold' }), () => people)).toMatchObject([
    {
      status: 'held',
      code: 'relation-unknown',
      text: "Speakers names 'gone@example.org': no one person has this e-mail",
    },
  ])
})

test('relations by id and by title are found without regard to case', () => {
  const by = (matchBy: string, name: string) =>
    relate([naming([name])], relationOf({ matchBy }), () => people)
  expect(by('external id', ' r-2')).toMatchObject([{ links: [{ targets: ['noor'] }] }])
  expect(by('title', 'ADA QUAY')).toMatchObject([{ links: [{ targets: ['ada'] }] }])
})

test.each([
  [
    'an unknown type',
    { type: 'sesion' },
    /'sesion' is not a content type of the platform; did you mean 'session'/u,
  ],
  [
    'an unknown field',
    { fields: { rows: [{ id: 'x', field: 'titel', sources: ['t'] }] } },
    /'titel' is not a field/u,
  ],
  ['no id', { externalId: {} }, /No source gives the id of Sessions/u],
  [
    'a relation to nothing',
    { relations: [{ id: 'r', name: 'Halls', to: 'hall', sources: ['h'] }] },
    /'hall' is neither 'person' nor/u,
  ],
  [
    'a complete item without a row',
    { complete: ['abstract'] },
    /A complete item is to have Abstract, but no row fills it/u,
  ],
  ['a faulty path', { list: 'sessions[' }, /Between '\[' and '\]'/u],
])('the checks find %s', (_, change, text) => {
  const problems = check(documentOf({ ...sessions, ...change }), standardModel)
  expect(problems.filter(({ tab }) => tab === 'content').map((problem) => problem.text)).toEqual(
    expect.arrayContaining([expect.stringMatching(text)]),
  )
})

test('a sound tab has no problems of its own', () => {
  const problems = check(documentOf(sessions), standardModel)
  expect(problems.filter(({ tab }) => tab === 'content')).toEqual([])
})
