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
