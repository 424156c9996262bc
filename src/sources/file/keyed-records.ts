import type { KeyedRecord, RecordProblem } from '../http/page.ts'
import { depthFault } from '../http/depth.ts'
import { createKeyMaker } from '../http/key.ts'
import { createNeverStore } from '../never-store.ts'
import type { FileUpload } from './file-upload.ts'

/**
 * The records of a file under the columns that name them, without what is never stored. Where two rows have one name
 * the later counts, and the earlier is a problem; so is a row without a name.
 */
export async function keyedRecords(
  upload: FileUpload,
  primaryKey: readonly string[],
  neverStore: readonly string[],
): Promise<{ records: KeyedRecord[]; problems: RecordProblem[] }> {
  const keyOf = createKeyMaker([...primaryKey])
  const strip = createNeverStore(neverStore)
  const where = upload.format === 'JSON' ? 'Entry' : 'Line'
  const byKey = new Map<string, { line: number; keyed: KeyedRecord }>()
  const problems: RecordProblem[] = []
  const leaveOut = (line: number, kind: RecordProblem['kind'], fault: string): void => {
    const text = `${where} ${line} is left out: ${fault}.`
    problems.push({ page: 1, position: line, kind, text })
  }
  for await (const { line, record } of upload.records) {
    const deep = depthFault(record)
    const named = deep === null ? keyOf(record) : { fault: deep }
    if ('fault' in named) {
      leaveOut(line, 'unreadable', named.fault)
      continue
    }
    const earlier = byKey.get(named.key)
    if (earlier !== undefined) {
      const later = `${where.toLowerCase()} ${line} has the same ${primaryKey.join(' and ')} ('${named.key}')`
      leaveOut(earlier.line, 'repeated', `${later}, and the later one counts`)
      byKey.delete(named.key)
    }
    byKey.set(named.key, { line, keyed: { key: named.key, record: strip(record) } })
  }
  return { records: [...byKey.values()].map(({ keyed }) => keyed), problems }
}
