import type { SourceRecord } from '../../mapping/core/record.ts'
import type { Finding } from '../findings.ts'

/** A record of a file, with the line that it ends on; in a JSON list its number. */
export type FileRecord = { line: number; record: SourceRecord }

/** An uploaded file as it was understood. */
export type FileUpload = {
  format: 'CSV' | 'JSON' | 'NDJSON'
  encoding: Encoding
  /** The columns of a CSV file; in JSON the keys of its records. */
  columns: string[]
  /** May be read more than once. */
  records: AsyncIterable<FileRecord>
  findings: Finding[]
}

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'
