import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { within } from '../database/within.ts'
import { mappingDocument, type MappingDocumentInput } from '../mapping/core/document.ts'
import { saveDraft } from '../mapping/draft.ts'
import { testServer } from '../server/testing.ts'
import { createGuard } from '../sources/http/guard.ts'
import { sourceEndpoints } from '../sources/routes.ts'
import { carryOutPull } from './pull.ts'
import { uploadEndpoints } from './upload-routes.ts'

async function fileSource(document?: Partial<MappingDocumentInput>) {
  const guard = createGuard()
  const server = await testServer((services) => ({
    ...sourceEndpoints({ ...services, guard }),
    ...uploadEndpoints(services),
  }))
  const { projectId, dev } = await server.aProject()
  const owner = await server.asOwner()
  const { db, jobs, vault } = server
  if (document) {
    const read = mappingDocument.parse({ format: 1, ...document })
    await saveDraft(db, projectId, { revision: 0, accountId: owner.accountId }, { document: read })
  }
  const { sourceId } = await owner.call('POST /api/projects/:project/sources', {
    params: { project: projectId },
    body: { kind: 'file', name: 'Attendee list', key: ['Id'] },
  })
  const upload = async (bytes: Buffer, covers: 'everyone' | 'additions' = 'everyone') => {
    const answer = await owner.call(
      'POST /api/projects/:project/sources/:source/uploads/:environment',
      {
        params: { project: projectId, source: sourceId, environment: 'dev' },
        query: { name: 'people.csv', covers },
        body: bytes,
      },
    )
    await carryOutPull({ db, jobs, vault, guard }, { environmentId: dev, id: answer.pullId })
    return answer
  }
  const records = () =>
    within(db, dev, (tx) =>
      tx
        .selectFrom('source_records')
        .innerJoin('payloads', (join) =>
          join
            .onRef('payloads.record_number', '=', 'source_records.record_number')
            .onRef('payloads.payload_hash', '=', 'source_records.payload_hash'),
        )
        .select(['record_key', 'present', 'body'])
        .orderBy('record_key')
        .execute(),
    )
  return { ...server, dev, upload, records }
}

test('a CSV in Windows-1252 is read as what it is, and says so', async () => {
  const { upload, records } = await fileSource()
  const text = 'Id;Name;City\n1;Zoë Müller;Köln\n2;“Quoted” €;São Tomé\n'
  const answer = await upload(iconv.encode(text, 'windows-1252'))
  expect(answer).toMatchObject({ records: 2, problems: [] })
  expect(answer.findings.map((finding) => finding.text).join(' ')).toContain('Windows-1252')
  expect((await records()).map((row) => row.body)).toEqual([
    { Id: '1', Name: 'Zoë Müller', City: 'Köln' },
    { Id: '2', Name: '“Quoted” €', City: 'São Tomé' },
  ])
})

test('a file without a column that is needed is refused by the name of the column, and nothing changes', async () => {
  const { upload, records } = await fileSource()
  await upload(Buffer.from('Id,Name\n1,Ana\n'))
  await expect(upload(Buffer.from('Ident,Name\n1,Ana\n'))).rejects.toMatchObject({
    code: 'source',
    message: expect.stringContaining("no column 'Id'") as string,
  })
  expect(await records()).toMatchObject([{ record_key: '1', present: true }])
})

test('a file of everyone ends who is missing; additions remove nobody', async () => {
  const { upload, records } = await fileSource()
  const present = async () =>
    (await records()).filter((row) => row.present).map((row) => row.record_key)
  await upload(Buffer.from('Id,Name\n1,Ana\n2,Bo\n'))
  await upload(Buffer.from('Id,Name\n3,Cy\n'), 'additions')
  expect(await present()).toEqual(['1', '2', '3'])
  await upload(Buffer.from('Id,Name\n2,Bo\n3,Cy\n'))
  expect(await present()).toEqual(['2', '3'])
})

test('a column that is never to be stored is dropped before anything is written', async () => {
  const row = { id: 'diet', field: '', sources: ['Diet'], neverStore: true }
  const { upload, records, db, dev } = await fileSource({ fields: { rows: [row] } })
  await upload(Buffer.from('Id,Diet\n1,Peanuts are deadly\n'))
  expect((await records()).map((one) => one.body)).toEqual([{ Id: '1' }])
  const profile = await within(db, dev, (tx) =>
    tx.selectFrom('pulls').select('profile').executeTakeFirstOrThrow(),
  )
  expect(JSON.stringify(profile)).not.toContain('Peanuts')
})
