import { Readable } from 'node:stream'
import { CsvError, parse, type Info } from 'csv-parse'
import type { SourceRecord } from '../../mapping/core/record.ts'
import type { Finding } from '../findings.ts'
import { SourceError } from '../source-error.ts'
import { columnsOf, tooManyColumns } from './columns.ts'
import { delimiterNames, sniffDelimiter, type Delimiter } from './delimiter.ts'
import type { FileRecord, FileUpload } from './file-upload.ts'

/** Reads a CSV text in two passes, so that its rows need not be held: one to look it over, one to give its records. */
export async function readCsv(text: string, name: string): Promise<Omit<FileUpload, 'encoding'>> {
  const { delimiter, start } = sniffDelimiter(text)
  const body = start === 0 ? text : text.slice(start)
  const rows = () => rowsOf(body, delimiter, name)
  const first = await rows().next()
  if (first.done === true) throw new SourceError('file_unreadable', { name, fault: 'it is empty' })
  const header = columnsOf(first.value.cells)
  if (header === null) throw new SourceError('file_unreadable', { name, fault: tooManyColumns })
  const { columns, isHeader, findings } = header
  const look = await lookOver(rows(), columns.length, isHeader)
  if (look.rows === 0) {
    const fault = 'it has column names, but no rows under them'
    throw new SourceError('file_unreadable', { name, fault })
  }
  return {
    format: 'CSV',
    columns,
    records: { [Symbol.asyncIterator]: () => recordsOf(rows(), columns, isHeader) },
    findings: [formatFinding(look.rows, columns.length, delimiter), ...findings, ...look.findings],
  }
}

type Row = { cells: string[]; line: number }

async function* rowsOf(text: string, delimiter: Delimiter, name: string): AsyncGenerator<Row> {
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: Info
    }>) {
      if (record.some((cell) => cell.trim() !== '')) yield { cells: record, line: info.lines }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new SourceError('file_unreadable', { name, fault: csvFault(cause) }, { cause })
  }
}

const pieceLength = 65_536

function* piecesOf(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length;) {
    // A piece must not end between the halves of a surrogate pair.
    const isSplit = (text.charCodeAt(at + pieceLength - 1) & 0xfc00) === 0xd800
    const end = at + pieceLength + (isSplit ? 1 : 0)
    yield Buffer.from(text.slice(at, end))
    at = end
  }
}

function csvFault(error: CsvError): string {
  const line = typeof error['lines'] === 'number' ? error['lines'] : null
  const where = line === null ? '' : ` in line ${line}`
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED'
  return isOpen
    ? `a quotation mark is opened and never closed${where}`
    : `a quotation mark stands where none may be${where}; inside a cell it must be doubled`
}

async function* recordsOf(
  rows: AsyncGenerator<Row>,
  columns: string[],
  isHeader: boolean,
): AsyncGenerator<FileRecord> {
  let isFirst = isHeader
  for await (const { cells, line } of rows) {
    if (!isFirst) yield { line, record: recordOf(cells, columns) }
    isFirst = false
  }
}

function recordOf(cells: string[], columns: string[]): SourceRecord {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
}

const linesShown = 5

async function lookOver(
  rows: AsyncGenerator<Row>,
  width: number,
  isHeader: boolean,
): Promise<{ rows: number; findings: Finding[] }> {
  const short: number[] = []
  const long: number[] = []
  let count = isHeader ? -1 : 0
  for await (const { cells, line } of rows) {
    count += 1
    if (cells.length < width) short.push(line)
    if (cells.slice(width).some((cell) => cell.trim() !== '')) long.push(line)
  }
  return {
    rows: count,
    findings: [
      ...ragged(short, `fewer cells than the ${width} columns; what is missing is taken as empty`),
      ...ragged(long, `more cells than the ${width} columns; what is too much is left out`),
    ],
  }
}

function ragged(lines: readonly number[], what: string): Finding[] {
  if (lines.length === 0) return []
  const count = lines.length === 1 ? '1 row has' : `${lines.length} rows have`
  const shown = lines.slice(0, linesShown).join(', ')
  const more = lines.length > linesShown ? ', …' : ''
  const text = `${count} ${what} (${lines.length === 1 ? 'line' : 'lines'} ${shown}${more}).`
  return [{ about: 'rows', state: 'assumed', text }]
}

function formatFinding(rows: number, columns: number, delimiter: Delimiter): Finding {
  const row = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
  const column = `${columns} ${columns === 1 ? 'column' : 'columns'}`
  const by = columns === 1 ? '' : `, separated by ${delimiterNames[delimiter]}`
  return { about: 'format', state: 'found', text: `A CSV file of ${row} and ${column}${by}.` }
}
