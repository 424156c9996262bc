import { describe, expect, test } from 'vitest'
import { testServer } from '../server/testing.ts'
import { mappingDocument, type MappingDocumentInput } from './core/document.ts'
import { standardModel } from './core/platform-model.ts'
import { mappingEndpoints } from './routes.ts'

const path = '/api/projects/:project/mapping'

const row = { id: 'job', field: 'job_title', sources: ['job'] }
const document = (more: object = {}, tabs: object = {}): MappingDocumentInput => ({
  format: 1,
  fields: { rows: [{ ...row, ...more }] },
  ...tabs,
})

/** A project whose document was saved once, and two people of the platform team who both have it open. */
async function twoAtIt() {
  const server = await testServer(mappingEndpoints)
  const { projectId, clientId } = await server.aProject()
  const [robin, noor] = [await server.asOwner(), await server.asRole('engineer')]
  await server.db
    .updateTable('accounts')
    .set({ name: 'Noor' })
    .where('account_id', '=', noor.accountId)
    .execute()
  const params = { project: projectId }
  const save = (who: typeof robin, revision: number, given: MappingDocumentInput) =>
    who.call(`PUT ${path}`, { params, body: { revision, document: given, model: standardModel } })
  const saved = async () => (await robin.call(`GET ${path}`, { params })).document
  await save(robin, 0, document())
  return { ...server, clientId, params, robin, noor, save, saved }
}

describe('of two who edit at once', () => {
  test('both edits are kept where they are of different cells, and the second is told what came in', async () => {
    const { robin, noor, save, saved } = await twoAtIt()
    expect(await save(noor, 1, document({ required: true }))).toMatchObject({
      revision: 2,
      merged: null,
    })
    const both = document({ required: true, default: 'Guest' })
    const second = await save(robin, 1, document({ default: 'Guest' }))
    expect(second).toMatchObject({
      revision: 3,
      merged: { document: mappingDocument.parse(both), model: standardModel },
    })
    expect(await saved()).toEqual(mappingDocument.parse(both))
  })

  test('nothing is saved where both changed one cell, and each place says who wrote what', async () => {
    const { robin, noor, save, saved } = await twoAtIt()
    await save(noor, 1, document({ write: 'never', required: true }))
    const mine = document({ write: 'create only', default: 'Guest' })
    await expect(save(robin, 1, mine)).rejects.toMatchObject({
      status: 409,
      code: 'conflict',
      places: [
        { place: 'Fields › Job title › Written', text: "Noor wrote 'never'; you wrote 'once'." },
      ],
    })
    expect(await saved()).toEqual(
      mappingDocument.parse(document({ write: 'never', required: true })),
    )
  })

  test('a row that one deleted and the other edited is a conflict', async () => {
    const { robin, noor, save } = await twoAtIt()
    await save(noor, 1, { format: 1 })
    await expect(save(robin, 1, document({ required: true }))).rejects.toMatchObject({
      places: [{ place: 'Fields › Job title', text: 'Noor deleted it; you changed it.' }],
    })
  })

  test('what is added to the platform is kept from both', async () => {
    const { robin, noor, params, saved } = await twoAtIt()
    const put = (who: typeof robin, label: string) => {
      const type = { key: label.toLowerCase(), label }
      const model = { ...standardModel, userTypes: [...standardModel.userTypes, type] }
      const body = { revision: 1, document: document(), model }
      return who.call(`PUT ${path}`, { params, body })
    }
    await put(noor, 'Jury')
    const { merged } = await put(robin, 'Host')
    expect(merged?.model.userTypes.slice(-2).map(({ key }) => key)).toEqual(['jury', 'host'])
    expect(await saved()).toEqual(mappingDocument.parse(document()))
  })

  test('ten who save at the same moment are all in the document', async () => {
    const { robin, save, saved } = await twoAtIt()
    const rows = [...Array.from({ length: 10 }).keys()].map((at) => ({ ...row, id: `row-${at}` }))
    await Promise.all(
      rows.map((one) =>
        save(robin, 1, { format: 1, fields: { rows: [row, { ...one, note: one.id }] } }),
      ),
    )
    expect((await saved()).fields.rows.map(({ id }) => id).toSorted()).toEqual([
      'job',
      ...rows.map(({ id }) => id),
    ])
  })

  test('an import of YAML is merged too', async () => {
    const { robin, noor, params, save } = await twoAtIt()
    const yaml = Buffer.from(await robin.call(`GET ${path}.yaml`, { params })).toString()
    await save(noor, 1, document({ required: true }))
    const edited = yaml.replace('- job\n', '- role\n')
    expect(edited).not.toBe(yaml)
    const body = { revision: 1, yaml: edited }
    expect(await robin.call(`PUT ${path}/yaml`, { params, body })).toMatchObject({
      revision: 3,
      document: { fields: { rows: [{ sources: ['role'], required: true }] } },
    })
  })
})

test('whoever began from a save that is kept no longer is told, and nothing is overwritten', async () => {
  const { db, robin, noor, save, saved } = await twoAtIt()
  let revision = 1
  for (; revision < 53; revision += 1) {
    await save(noor, revision, document({ note: `Save ${revision}` }))
  }
  const kept = await db.selectFrom('mapping_revisions').select('revision').execute()
  expect(kept).toHaveLength(50)
  await expect(save(robin, 2, document({ default: 'Guest' }))).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(save(robin, 99, document({ default: 'Guest' }))).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await saved()).fields.rows[0]?.note).toBe('Save 52')
  expect(await save(robin, 4, document({ note: 'Save 3', default: 'Guest' }))).toMatchObject({
    revision: 54,
  })
})

test('whoever asks what came in since a save hears the document, and who changed what', async () => {
  const { robin, noor, params, save } = await twoAtIt()
  await save(noor, 1, document({ required: true }))
  await save(robin, 2, document({ required: true, default: 'Guest' }))
  const since = (revision: number) =>
    robin.call(`GET ${path}/since/:revision`, { params: { ...params, revision } })
  expect(await since(1)).toMatchObject({
    revision: 3,
    savedBy: 'owner',
    document: { fields: { rows: [{ required: true, default: 'Guest' }] } },
    changes: [
      { tab: 'fields', path: ['rows', 'job', 'default'], by: 'owner' },
      { tab: 'fields', path: ['rows', 'job', 'required'], by: 'Noor' },
    ],
  })
  expect((await since(3)).changes).toEqual([])
  expect((await since(0)).changes).toHaveLength(3)
})

describe('a client team edits its tabs and no others', () => {
  async function aMember() {
    const made = await twoAtIt()
    const member = await made.asRole('client', made.clientId)
    return { ...made, member }
  }

  test('by default what is its own to know', async () => {
    const { member, params, save, saved } = await aMember()
    expect(await member.call(`GET ${path}`, { params })).toMatchObject({
      side: 'client',
      mayEdit: true,
      edits: expect.not.arrayContaining([
        'identity',
        'lifecycle',
        'signIn',
        'schedule',
        'platform',
      ]) as string[],
    })
    const mine = document(
      { default: 'Guest' },
      { tags: { rows: [{ id: 't', key: 'vip', label: 'VIP' }] } },
    )
    expect(await save(member, 1, mine)).toMatchObject({ revision: 2 })
    expect(await saved()).toEqual(mappingDocument.parse(mine))
  })

  test.each([
    ['Identity', { identity: { sharedEmail: 'hold' as const } }],
    ['Lifecycle', { lifecycle: { vanished: 'keep' as const } }],
    ['Sign-in', { signIn: { help: 'help@example.org' } }],
    ['Schedule & limits', { schedule: { limits: { suspend: { people: 9999 } } } }],
  ])('a save that changes %s is refused by name, and none of it is kept', async (name, tab) => {
    const { member, save, saved } = await aMember()
    await expect(save(member, 1, document({ required: true }, tab))).rejects.toMatchObject({
      status: 403,
      code: 'not_allowed',
      message: expect.stringContaining(`the tab ${name}`) as string,
    })
    expect(await saved()).toEqual(mappingDocument.parse(document()))
  })

  test('the platform, an import, and an old revision are no ways around it', async () => {
    const { member, robin, params, save, saved } = await aMember()
    const model = { ...standardModel, userTypes: [] }
    const body = { revision: 1, document: document(), model }
    await expect(member.call(`PUT ${path}`, { params, body })).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('what the platform holds') as string,
    })
    const yaml = 'format: 1\nidentity: { sharedEmail: hold }\n'
    for (const revision of [0, 1]) {
      await expect(
        member.call(`PUT ${path}/yaml`, { params, body: { revision, yaml } }),
      ).rejects.toMatchObject({ status: 403, message: expect.stringContaining('Identity') })
    }
    const open = document({}, { identity: { sharedEmail: 'hold' } })
    await save(robin, 1, open)
    // What the platform team changed since is not taken for the member's own.
    expect(await save(member, 1, document({ note: 'Mine' }))).toMatchObject({ revision: 3 })
    expect((await saved()).identity.sharedEmail).toBe('hold')
    await expect(save(member, 3, document({ note: 'Mine' }))).rejects.toMatchObject({
      message: expect.stringContaining('Identity') as string,
    })
  })

  test('of another client it sees nothing', async () => {
    const { asRole, aProject, save } = await aMember()
    const stranger = await asRole('client', (await aProject({ slug: 'quay' })).clientId)
    await expect(save(stranger, 1, document())).rejects.toMatchObject({ status: 404 })
  })
})
