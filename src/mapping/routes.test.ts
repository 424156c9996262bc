import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { areas } from './core/document/area.ts'
import { emptyDocument, mappingDocument, type MappingDocumentInput } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { mappingEndpoints } from './routes.ts'

const path = '/api/projects/:project/mapping'
const nowhere = '01993a00-0000-7000-8000-000000000000'

async function aDocument() {
  const console = await testServer(mappingEndpoints)
  const { projectId, clientId } = await console.aProject()
  return { ...console, clientId, params: { project: projectId }, owner: await console.asOwner() }
}

const row = (more: object) => ({ id: 'job', field: 'job_title', sources: ['job'], ...more })
const withRow = (more: object = {}) =>
  ({ format: 1, fields: { rows: [row(more)] } }) as MappingDocumentInput

test('a new project has an empty document over the standard model, which nobody saved yet', async () => {
  const { owner, params } = await aDocument()
  expect(await owner.call(`GET ${path}`, { params })).toEqual({
    revision: 0,
    document: emptyDocument,
    model: standardModel,
    savedAt: null,
    savedBy: null,
    side: 'platform',
    edits: [...areas],
    mayEdit: true,
    standardFields: expect.arrayContaining(['given_name', 'email']) as string[],
  })
})

test('a saved document comes back whole, with who saved it and when', async () => {
  const { owner, params } = await aDocument()
  const seats = { key: 'seats', label: 'Seats', type: 'number' as const }
  const model = { ...standardModel, fields: [...standardModel.fields, seats] }
  const body = { revision: 0, document: withRow({ note: 'As agreed' }), model }
  const saved = await owner.call(`PUT ${path}`, { params, body })
  const at = { revision: 1, savedAt: expect.stringMatching(/^20/u) as string }
  expect(saved).toEqual({ ...at, merged: null })
  expect(await owner.call(`GET ${path}`, { params })).toMatchObject({
    ...at,
    document: mappingDocument.parse(withRow({ note: 'As agreed' })),
    model,
    savedBy: 'owner',
    mayEdit: true,
  })
})

test('each save is logged with who saved, where, and for which client', async () => {
  const { owner, params, clientId, db } = await aDocument()
  const body = { revision: 0, document: withRow(), model: standardModel }
  await owner.call(`PUT ${path}`, { params, body })
  await owner.call(`PUT ${path}/yaml`, { params, body: { revision: 1, yaml: 'format: 1' } })
  const entries = await db
    .selectFrom('audit_entries')
    .select(['client_id', 'actor_id', 'subject_id'])
    .where('event', '=', 'mapping.saved')
    .execute()
  const entry = { client_id: clientId, actor_id: owner.accountId, subject_id: params.project }
  expect(entries).toEqual([entry, entry])
})

test.each([
  ['an unknown column', withRow({ colour: 'red' }), /'colour' is not known here/u],
  ['an unknown recipe', withRow({ steps: [{ recipe: 'shout' }] }), /'shout' is not a recipe/u],
  ['an id with spaces', withRow({ id: 'a b' }), /A row id is 1 to 64 letters/u],
  ['an unknown policy', withRow({ blank: 'burn' }), /expected 'keep' or 'clear' or 'default'/u],
  ['another format', { format: 2 } as unknown as MappingDocumentInput, /expected '1'/u],
  ['a text', '<html>' as unknown as MappingDocumentInput, /expected a group of keys/u],
])('a document with %s is refused, with a sentence at its place', async (_, document, text) => {
  const { owner, params } = await aDocument()
  const body = { revision: 0, document, model: standardModel }
  const place = expect.stringMatching(/^document/u) as string
  await expect(owner.call(`PUT ${path}`, { params, body })).rejects.toMatchObject({
    status: 400,
    code: 'invalid',
    places: [{ place, text: expect.stringMatching(text) as string }],
  })
})

test('two fields of one key are refused', async () => {
  const { owner, params } = await aDocument()
  const fields = [...standardModel.fields, { key: 'city', label: 'Town', type: 'text' as const }]
  const body = { revision: 0, document: withRow(), model: { ...standardModel, fields } }
  await expect(owner.call(`PUT ${path}`, { params, body })).rejects.toMatchObject({
    places: [{ text: "The key 'city' is taken: give each its own." }],
  })
})

test('YAML out and in again is the same document', async () => {
  const { owner, params } = await aDocument()
  const body = { revision: 0, document: withRow({ required: true }), model: standardModel }
  await owner.call(`PUT ${path}`, { params, body })
  const sent = await owner.call('GET /api/projects/:project/mapping.yaml', { params })
  const yaml = Buffer.from(sent).toString()
  expect(yaml).toContain('field: job_title')
  const again = await owner.call(`PUT ${path}/yaml`, { params, body: { revision: 1, yaml } })
  expect(again).toMatchObject({ revision: 2, document: mappingDocument.parse(body.document) })
})

test('the YAML is a file to download, named for the site', async () => {
  const { owner, params, server } = await aDocument()
  const url = `/api/projects/${params.project}/mapping.yaml`
  const answer = await server.inject({ url, headers: owner.headers })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': 'attachment; filename="mapping-harbor.yaml"',
  })
})

test('YAML with mistakes is refused with line and column, and the document stays as it was', async () => {
  const { owner, params } = await aDocument()
  const yaml =
    'format: 1\nfields:\n  rows:\n    - { id: job, field: job_title, sorces: [job] }\n    - 7\n'
  const body = { revision: 0, yaml }
  await expect(owner.call(`PUT ${path}/yaml`, { params, body })).rejects.toMatchObject({
    status: 400,
    message: 'This is not a mapping document yet, so nothing was changed.',
    places: [
      {
        place: 'line 4, column 36',
        text: "fields, row 'job' (1): 'sorces' is not known here; did you mean 'sources'?",
      },
      { place: 'line 5, column 7', text: expect.stringContaining('expected a group') as string },
    ],
  })
  expect((await owner.call(`GET ${path}`, { params })).revision).toBe(0)
})

test('another client and whoever is signed out see no document', async () => {
  const { asRole, aProject, call, params, owner } = await aDocument()
  const other = await aProject({ slug: 'quay' })
  const stranger = await asRole('client', other.clientId)
  const body = { revision: 0, document: withRow(), model: standardModel }
  const yaml = { revision: 0, yaml: 'format: 1' }
  const hidden = { status: 404, code: 'not_found' }
  const out = { status: 401, code: 'signed_out' }
  for (const [caller, refused] of [
    [stranger.call, hidden],
    [call, out],
  ] as const) {
    await expect(caller(`GET ${path}`, { params })).rejects.toMatchObject(refused)
    await expect(caller(`PUT ${path}`, { params, body })).rejects.toMatchObject(refused)
    const since = { project: params.project, revision: 0 }
    await expect(caller(`GET ${path}/since/:revision`, { params: since })).rejects.toMatchObject(
      refused,
    )
    await expect(caller(`GET ${path}.yaml`, { params })).rejects.toMatchObject(refused)
    await expect(caller(`PUT ${path}/yaml`, { params, body: yaml })).rejects.toMatchObject(refused)
  }
  await expect(owner.call(`GET ${path}`, { params: { project: nowhere } })).rejects.toMatchObject(
    hidden,
  )
})
