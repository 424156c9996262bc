// A file that was uploaded, kept as the records to read, without what must never be stored.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import type { EnvironmentTransaction } from '../database/within.ts'
import type { Finding } from './findings.ts'
import type { KeyedRecord, Page, ReadOutcome, RecordProblem } from './http/page.ts'
import { unreadableIn } from './http/read-pages.ts'
import { SourceError } from './source-error.ts'

export type Upload = {
  sourceId: string
  name: string
  /** Whether the file holds everyone, so that who is missing is gone, or additions, which remove nobody. */
  covers: 'everyone' | 'additions'
  findings: Finding[]
  records: KeyedRecord[]
  problems: RecordProblem[]
}

const pageSize = 500

export async function keepUpload(
  tx: EnvironmentTransaction,
  upload: Upload,
  accountId: string,
): Promise<string> {
  const uploadId = uuid()
  const body = JSON.stringify({ records: upload.records, problems: upload.problems })
  await tx
    .insertInto('uploads')
    .values({
      environment_id: tx.environmentId,
      upload_id: uploadId,
      source_id: upload.sourceId,
      name: upload.name,
      covers: upload.covers,
      findings: JSON.stringify(upload.findings),
      records: await promisify(gzip)(body),
      record_count: upload.records.length,
      uploaded_by: accountId,
    })
    .execute()
  return uploadId
}

/** Reads an upload as pages, after as many as were read before. */
export async function uploadPages(
  tx: EnvironmentTransaction,
  uploadId: string,
): Promise<(after: number) => AsyncGenerator<Page, ReadOutcome, void>> {
  const { records: packed } = await tx
    .selectFrom('uploads')
    .select('records')
    .where('environment_id', '=', tx.environmentId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirstOrThrow()
  const { records, problems } = JSON.parse(
    (await promisify(gunzip)(packed ?? Buffer.alloc(0))).toString('utf8'),
  ) as Pick<Upload, 'records' | 'problems'>
  return (after) => pagesOf(records, problems, after)
}

// oxlint-disable-next-line typescript/require-await -- it is read like a source that does wait
async function* pagesOf(
  records: KeyedRecord[],
  problems: RecordProblem[],
  after: number,
): AsyncGenerator<Page, ReadOutcome, void> {
  // Problems are told with the first page, so that there is one even without records.
  const pages = Math.max(Math.ceil(records.length / pageSize), 1)
  for (let page = after; page < pages; page += 1) {
    const part = records.slice(page * pageSize, (page + 1) * pageSize)
    yield {
      number: page + 1,
      request: 'the uploaded file',
      token: page,
      next: page + 1 < pages ? page + 1 : null,
      digest: createHash('sha256').update(JSON.stringify(part)).digest('hex'),
      items: part.length,
      records: part,
      problems: page === 0 ? problems : [],
      total: null,
      waitedMs: 0,
    }
  }
  const entries = records.length + problems.length
  const unreadable = unreadableIn(problems)
  const counts = { pages, items: records.length, entries, unreadable, total: null }
  if (unreadable < entries) return { ...counts, state: 'complete' }
  const error = new SourceError('none_readable', { entries, key: 'id' })
  return { ...counts, state: 'incomplete', error }
}
