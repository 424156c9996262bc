import { expect, test } from 'vitest'
import { mappingDocument, type MappingDocumentInput } from '../mapping/core/document.ts'
import { standardModel } from '../mapping/core/platform-model.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'
import { defaultMailTexts } from '../mail/texts.ts'
import { differences } from './difference.ts'

const city = { id: 'city', field: 'city', sources: ['town'] }
const delegate = { id: 'delegate', from: ['Delegate'], userTypes: ['attendee'] }
const release = (
  document: Partial<MappingDocumentInput>,
  change: Partial<ReleaseContent> = {},
) => ({
  document: mappingDocument.parse({ format: 1, ...document }),
  model: standardModel,
  sources: [{ sourceId: 's', name: 'Quayside', kind: 'http', definition: 'a: 1' } as const],
  mail: defaultMailTexts,
  engine: '1',
  data: null,
  ...change,
})
const first = release({
  fields: { rows: [city] },
  userTypes: { sources: ['ticket'], rows: [delegate] },
})

test('nothing differs from itself, and a note is no difference', () => {
  expect(differences(first, structuredClone(first))).toEqual([])
  const noted = release({
    fields: { rows: [{ ...city, note: 'As agreed on Monday' }] },
    userTypes: { sources: ['ticket'], rows: [delegate] },
  })
  expect(differences(first, noted)).toEqual([])
})

test('rows are told by tab as added, changed and removed, by the names that clients read', () => {
  const second = release({
    fields: {
      rows: [
        { ...city, sources: ['city'] },
        { id: 'job', field: 'job_title', sources: ['job'] },
        { id: 'secret', field: '', sources: ['secret_code'], neverStore: true },
      ],
    },
    identity: { sharedEmail: 'hold' },
    userTypes: { sources: ['ticket'], rows: [], else: 'leave out' },
  })
  expect(differences(first, second)).toEqual([
    { part: 'Identity', added: [], changed: ['Shared e-mail'], removed: [] },
    {
      part: 'Fields',
      added: ['Job title', 'Secret code (never stored)'],
      changed: ['City'],
      removed: [],
    },
    { part: 'User types', added: [], changed: ['Any other value'], removed: ['Delegate'] },
  ])
})

test('every tab is told, and what nothing runs by is not', () => {
  const tabs: Partial<MappingDocumentInput> = {
    userTypes: { sources: ['ticket'], rows: [delegate], write: 'create only' },
    rules: {
      tables: [{ id: 't', name: 'Roles', rows: [{ id: 'r', set: { city: 'Cork' }, note: 'new' }] }],
    },
    lifecycle: { back: 'hold' },
    visibility: { rows: [{ id: 'v', by: 'country', values: ['DE'], directory: 'no' }] },
    tags: { types: [{ id: 'topics', name: 'Topics' }], rows: [{ id: 't1', key: 'a', label: 'A' }] },
    signIn: { help: 'help@example.org' },
    email: { rows: [{ id: 'm', message: 'Invitation' }] },
    content: { types: [{ id: 'c', type: 'session' }] },
    schedule: { every: 'day' },
  }
  const code = { id: 'vip', code: 'VIP24' }
  const before = release({ fields: { rows: [city] }, ...tabs })
  const after = release({
    fields: { rows: [city] },
    ...tabs,
    userTypes: { ...tabs.userTypes, codes: { sources: ['code'], rows: [code] } },
  })
  expect(
    differences(first, before).map(({ part, added, changed }) => [part, added, changed]),
  ).toEqual([
    ['User types', [], ['When user types are written']],
    ['Rules', ['Roles'], []],
    ['Lifecycle', [], ['Back again']],
    ['Visibility', ['Country DE'], []],
    ['Tags', ['Topics', 'A'], []],
    ['Sign-in', [], ['Help']],
    ['E-mail', ['Invitation'], []],
    ['Content', [contentLabel], []],
    ['Schedule & limits', [], ['How often']],
  ])
  expect(differences(before, after)).toEqual([
    {
      part: 'User types',
      added: ['Access code VIP24'],
      changed: ['How access codes are read'],
      removed: [],
    },
  ])
  const meant = structuredClone(after)
  for (const row of meant.document.userTypes.codes.rows) row.meaning = 'For the board'
  for (const table of meant.document.rules.tables) for (const row of table.rows) row.note = 'agreed'
  expect(differences(after, meant)).toEqual([])
})

const contentLabel = standardModel.contentTypes.find(({ key }) => key === 'session')?.label

test('sources, platform model and mails are told beside the tabs', () => {
  const second = {
    ...first,
    sources: [{ sourceId: 's', name: 'Quayside', kind: 'http', definition: 'a: 2' } as const],
    model: { ...standardModel, tags: [{ key: 'gala', label: 'Gala dinner' }] },
    mail: { ...defaultMailTexts, invitation: { ...defaultMailTexts.invitation, subject: 'Hello' } },
  }
  expect(differences(first, second)).toEqual([
    { part: 'Platform model', added: ['Gala dinner'], changed: [], removed: [] },
    { part: 'Sources', added: [], changed: ['Quayside'], removed: [] },
    { part: 'Mails', added: [], changed: ['Invitation'], removed: [] },
  ])
})
