import { SourceError } from '../source-error.ts'
import { readCsv } from './csv.ts'
import { decodeFile } from './decode.ts'
import type { FileUpload } from './file-upload.ts'
import { readJsonFile } from './json-file.ts'

/** Reads an uploaded CSV, JSON or NDJSON file, told apart by what it holds. Throws a SourceError. */
export async function readUpload(bytes: Buffer, name: string): Promise<FileUpload> {
  const fault = otherKind(bytes)
  if (fault !== null) throw new SourceError('file_unreadable', { name, fault })
  const { text, encoding, finding } = decodeFile(bytes)
  // What PostgreSQL cannot hold in a text.
  const clean = text.replaceAll('\0', '')
  if (clean.trim() === '') {
    throw new SourceError('file_unreadable', { name, fault: 'it is empty' })
  }
  const read = /^\s*[[{]/.test(clean) ? readJsonFile(clean, name) : await readCsv(clean, name)
  return { ...read, encoding, findings: [...read.findings, finding] }
}

/** Files that are often uploaded by mistake, by their first bytes. */
function otherKind(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start === 'PK\u0003\u0004') {
    return "it is a workbook or an archive; save it from Excel as 'CSV UTF-8' and upload that"
  }
  if (start === '\u00D0\u00CF\u0011\u00E0') {
    return "it is an old Excel workbook; save it as 'CSV UTF-8' and upload that"
  }
  return start === '%PDF' ? 'it is a PDF; expected a CSV or JSON file' : null
}
