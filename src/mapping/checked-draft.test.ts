import { expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { checkedDraft } from './checked-draft.ts'
import type { MappingDocumentInput } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { testDocument, testModel } from './core/testing-orders.ts'
import { mappingEndpoints } from './routes.ts'
import { endlessDocument } from './testing.ts'

async function projects() {
  const server = await testServer(mappingEndpoints)
  const engineer = await server.asRole('engineer')
  const save = async (
    projectId: string,
    document: MappingDocumentInput,
    { revision = 0, model = standardModel } = {},
  ) => {
    const params = { project: projectId }
    const body = { revision, document, model }
    await engineer.call('PUT /api/projects/:project/mapping', { params, body })
  }
  const aProject = async (slug: string) => (await server.aProject({ slug })).projectId
  return { ...server, aProject, save, checked: (id: string) => checkedDraft(server.db, id) }
}

test('a draft is checked as it is, and anew after each save', async () => {
  const { aProject, save, checked } = await projects()
  const harbor = await aProject('harbor')
  await save(harbor, testDocument, { model: testModel })
  const sound = await checked(harbor)
  expect(sound.found.filter(({ severity }) => severity === 'problem')).toEqual([])
  expect(sound.draft).toMatchObject({ revision: 1, document: testDocument })
  const row = { id: 'x', field: 'nowhere', sources: ['x'] }
  const document = { ...testDocument, fields: { rows: [...testDocument.fields.rows, row] } }
  await save(harbor, document, { revision: 1, model: testModel })
  const faulty = await checked(harbor)
  expect(faulty.draft.revision).toBe(2)
  expect(faulty.found).toContainEqual(
    expect.objectContaining({ severity: 'problem', tab: 'fields', row: 'x' }),
  )
})

test('an endless check has one problem that says so, once for a hundred who ask, and others get their turn', async () => {
  const { aProject, save, checked } = await projects()
  const [hostile, honest] = [await aProject('hostile'), await aProject('honest')]
  await save(hostile, endlessDocument(500))
  await save(honest, testDocument, { model: testModel })
  const asked = Array.from({ length: 100 }, () => checked(hostile))
  const other = await checked(honest)
  expect(other.found.filter(({ severity }) => severity === 'problem')).toEqual([])
  const [first, ...others] = await Promise.all(asked)
  expect(first?.found).toMatchObject([
    { severity: 'problem', text: expect.stringContaining('takes too long') as string },
  ])
  // One answer, not a hundred alike; and it is remembered.
  for (const { found } of [...others, await checked(hostile)]) expect(found).toBe(first?.found)
})

test('of ever new documents of one project the newest alone waits, and another project gets its turn', async () => {
  const { aProject, save, checked } = await projects()
  const [hostile, honest] = [await aProject('hostile'), await aProject('honest')]
  await save(honest, testDocument, { model: testModel })
  const asked: Promise<number>[] = []
  for (const revision of [0, 1, 2, 3]) {
    await save(hostile, endlessDocument(500 - revision), { revision })
    asked.push(checked(hostile).then(({ draft }) => draft.revision))
  }
  await checked(honest)
  // The one that was being checked, and the last, which those between wait for too.
  expect(await Promise.all(asked)).toEqual([1, 4, 4, 4])
})
