import { expect, test } from 'vitest'
import { within } from '../database/within.ts'
import { testServer } from '../server/testing.ts'
import { keyedRecords } from './file/keyed-records.ts'
import { readUpload } from './file/upload.ts'
import { keepUpload, uploadPages } from './upload.ts'

async function readFile(text: string) {
  const { db, aProject, asOwner } = await testServer(() => ({}))
  const { projectId, dev } = await aProject()
  const { accountId } = await asOwner()
  const sourceId = '0190a4e5-0000-7000-8000-000000000001'
  await db
    .insertInto('sources')
    .values({
      source_id: sourceId,
      project_id: projectId,
      name: 'List',
      kind: 'file',
      definition: 'type: FileSource',
      updated_by: accountId,
    })
    .execute()
  const file = await readUpload(Buffer.from(text), 'people.csv')
  const kept = await keyedRecords(file, ['Id'], [])
  return within(db, dev, async (tx) => {
    const upload = { sourceId, name: 'people.csv', covers: 'everyone' as const, findings: [] }
    const uploadId = await keepUpload(tx, { ...upload, ...kept }, accountId)
    const pages = (await uploadPages(tx, uploadId))(0)
    const first = await pages.next()
    return { first, last: first.done === true ? first : await pages.next() }
  })
}

test('a file with a row that names nobody says how many, so that nobody is taken for gone', async () => {
  const { last } = await readFile('Id,Name\n1,Ada\n,Ben\n2,Cleo\n1,Ada E.\n')
  expect(last.value).toMatchObject({ state: 'complete', entries: 4, unreadable: 1 })
})

test('a file in which no row names anybody proves nothing, and its problems are told', async () => {
  const { first, last } = await readFile('Id,Name\n,Ada\n,Ben\n')
  expect(first.value).toMatchObject({ records: [], problems: [{ position: 2 }, { position: 3 }] })
  expect(last).toMatchObject({
    done: true,
    value: { state: 'incomplete', unreadable: 2, error: { code: 'none_readable' } },
  })
})
