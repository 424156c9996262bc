// Reads an uploaded workbook to plain text cells. It runs in a worker, which bounds its time and memory.
import { readXlsx, type Sheet } from 'hucre/xlsx'
import { faultRefusal, inspect, refusals } from './guard.ts'
import type { CellFault, ReadSheet } from './sheet.ts'
import { unzip, zip, ZipFault, type Part, type ZipEntry } from './zip.ts'

/** The sheets of a workbook, or a sentence for whoever uploaded what is none. */
export async function openWorkbook(
  bytes: Uint8Array,
): Promise<{ sheets: ReadSheet[] } | { refusal: string }> {
  const inspected = inspect(bytes)
  if ('refusal' in inspected) return inspected
  const unzipped = unzipNeeded(bytes, inspected.entries)
  if ('refusal' in unzipped) return unzipped
  try {
    // hucre gets a container that was written here, so it cannot understand the uploaded one otherwise than the guard.
    const { sheets } = await readXlsx(zip(unzipped.parts, { packed: false }))
    return { sheets: sheets.map(readSheet) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { refusal: refusals.damaged }
  }
}

/** Cells, texts and number formats; pictures, comments, links and whatever else is left unread. */
const needed =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/iu

function unzipNeeded(
  bytes: Uint8Array,
  entries: ZipEntry[],
): { parts: Part[] } | { refusal: string } {
  const parts: Part[] = []
  for (const entry of entries) {
    if (!needed.test(entry.name)) continue
    try {
      const part = unzip(bytes, entry)
      if (isUnsafe(part)) return { refusal: refusals.unsafeXml }
      parts.push({ name: entry.name, bytes: part })
    } catch (error) {
      if (!(error instanceof ZipFault)) throw error
      return { refusal: faultRefusal(error) }
    }
  }
  return { parts }
}

/** OPC forbids document types (ISO/IEC 29500-2, 6.2.5); a text in UTF-16 could hide one from the search. */
function isUnsafe(part: Uint8Array): boolean {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  const isUtf16 = text.length > 1 && (text[0] === 0 || text[1] === 0 || (text[0] ?? 0) >= 0xfe)
  return isUtf16 || text.includes('<!DOCTYPE') || text.includes('<!ENTITY')
}

function readSheet({ name, rows, cells = new Map() }: Sheet): ReadSheet {
  const faults: CellFault[] = []
  for (const [place, cell] of cells) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    if (cell.formula !== undefined)
      faults.push({ row, column, found: `=${cell.formula}`.slice(0, 200), kind: 'formula' })
    else if (cell.type === 'error')
      faults.push({ row, column, found: String(cell.value).slice(0, 200), kind: 'error' })
  }
  return { name, rows: rows.map((row) => row.map(cellText)), faults }
}

/** Numbers, days and flags that somebody typed into a cell which is no text cell any more. */
function cellText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (!(value instanceof Date)) return String(value)
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = value.toISOString().split('T')
  const clock = time.startsWith('00:00:00') ? '' : time.slice(0, time.startsWith(':00', 5) ? 5 : 8)
  // Spreadsheets keep a time of day as a part of their day 0.
  if (value.getUTCFullYear() < 1900) return clock === '' ? '00:00' : clock
  return clock === '' ? day : `${day} ${clock}`
}
