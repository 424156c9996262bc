import { expect, test } from 'vitest'
import { compile } from '../compile.ts'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import { tagsOf } from './platform-tags.ts'
import { testModel } from '../testing-orders.ts'

const tags: NonNullable<MappingDocumentInput['tags']> = {
  types: [
    { id: 'topics', name: 'Topics', sources: ['topics', 'main_topic'] },
    {
      id: 'news',
      name: 'Newsletter',
      sources: ['wants_news'],
      steps: [{ recipe: 'trim' }],
      else: 'hold',
    },
  ],
  rows: [
    { id: 't1', key: 'tides', label: 'Tides and currents', type: 'topics', from: ['TC'] },
    { id: 't2', key: 'harbours', label: 'Harbours', type: 'topics', from: ['tides'] },
    { id: 't3', key: 'reader', label: 'Reader', type: 'news', from: ['true', 'yes'] },
    { id: 't4', key: 'vip', label: 'Very important', from: ['Harbours'] },
  ],
}

const mapping = compile(
  mappingDocument.parse({
    format: 1,
    identity: { externalId: { sources: ['id'] } },
    userTypes: { everybody: ['attendee'], codes: { sources: ['code'], rows: [codeRow()] } },
    tags,
  }),
  testModel,
)

function codeRow() {
  return { id: 'vip', code: 'VIP', tags: ['vip', 'tides'] }
}

test.each([
  [{ topics: ['tc', ' HARBOURS '], main_topic: 'Tides and Currents' }, ['harbours', 'tides']],
  [{ topics: 'tides' }, ['tides']],
  [{ topics: ['knots', null, ''] }, []],
  [{ wants_news: true }, ['reader']],
  [{ main_topic: 'harbours', code: 'VIP' }, ['harbours', 'tides', 'vip']],
])('%j is tagged %j', (record, expected) => {
  expect(mapping.map({ id: '1', ...record })).toMatchObject({ status: 'included', tags: expected })
})

test('a value that no tag names holds where its type says so, with the tag to be added', () => {
  expect(mapping.map({ id: '1', wants_news: 'maybe' })).toEqual({
    status: 'held',
    row: { tab: 'tags', row: 'news', column: 'else' },
    code: 'value-unknown',
    text: "Wants news is 'maybe': not among the tags of 'Newsletter'",
    externalId: '1',
    suggestion: { tab: 'tags', table: 'news', from: 'maybe' },
  })
})

test('the explanation says which tag each value named', () => {
  const { tags: traces } = mapping.explain({ id: '1', topics: ['TC', 'knots'] })
  expect(traces).toMatchObject([
    { type: 'news', rows: [] },
    { type: 'topics', rows: [{ row: { tab: 'tags', row: 't1' }, value: 'TC' }] },
  ])
})

test("the platform has its own tags, and the document's besides", () => {
  expect(tagsOf({ tags: mappingDocument.parse({ format: 1, tags }).tags }, testModel)).toEqual([
    { key: 'first_time', label: 'First time' },
    { key: 'vip', label: 'VIP' },
    { key: 'tides', label: 'Tides and currents' },
    { key: 'harbours', label: 'Harbours' },
    { key: 'reader', label: 'Reader' },
  ])
})
