// What is looked at before anything of an uploaded file is unzipped: is it a workbook at all, and can it be no bomb?
import { readDirectory, ZipFault, type ZipEntry } from './zip.ts'

/** A workbook of 17 tabs has about 120 files within; Excel adds printer settings to each sheet. */
const mostEntries = 500
/** Unzipped, a workbook of 10,000 rows has about 12 MB. */
const mostBytes = 32_000_000
/** The XML of an almost empty sheet of 10,000 rows packs to a fiftieth. */
const mostRatio = 200
const ratioCountsFrom = 1_000_000

/** The files within a workbook, or a sentence for whoever uploaded what is none. */
export function inspect(bytes: Uint8Array): { entries: ZipEntry[] } | { refusal: string } {
  const refusal = kindRefusal(bytes)
  if (refusal) return { refusal }
  try {
    const entries = readDirectory(bytes)
    const refusal = entriesRefusal(entries)
    return refusal ? { refusal } : { entries }
  } catch (error) {
    return { refusal: faultRefusal(error) }
  }
}

/** @throws what is no fault of the file */
export function faultRefusal(error: unknown): string {
  if (!(error instanceof ZipFault)) throw error
  return error.kind === 'encrypted' ? refusals.password : refusals.damaged
}

export const refusals = {
  empty: 'The file is empty. Choose the workbook that you saved.',
  notAWorkbook:
    'This is not a workbook. Choose the .xlsx file that you downloaded here and filled in.',
  old: 'This is a workbook with a password or in the older .xls format. Save it as an Excel workbook (.xlsx) without a password.',
  password: 'This workbook has a password. Save it without one.',
  openDocument: 'This is an OpenDocument file (.ods). Save it as an Excel workbook (.xlsx).',
  binary: 'This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx).',
  damaged: 'The file is damaged. Save the workbook again, and upload that.',
  macros:
    'This workbook holds macros, and those are not taken. Save it as an Excel workbook (.xlsx) without macros.',
  tooLarge:
    'Unzipped, this file is larger than any mapping workbook. Copy your rows into a freshly downloaded workbook.',
  tooSlow:
    'This file takes longer to read than any mapping workbook. Copy your rows into a freshly downloaded workbook.',
  unsafeXml:
    'This file holds what no spreadsheet program writes (a document type or entities in its XML). Save the workbook again by Excel or LibreOffice.',
} as const

function kindRefusal(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return refusals.empty
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refusals.old
  return beginsWith(bytes, [0x50, 0x4b, 3, 4]) ? null : refusals.notAWorkbook
}

function entriesRefusal(entries: ZipEntry[]): string | null {
  const names = entries.map(({ name }) => name.toLowerCase())
  if (names.includes('content.xml') && names.includes('mimetype')) return refusals.openDocument
  if (names.some((name) => name.includes('vbaproject') || name.includes('macrosheets/')))
    return refusals.macros
  const isHuge =
    entries.length > mostEntries ||
    entries.reduce((sum, { size }) => sum + size, 0) > mostBytes ||
    entries.some(({ size, packedSize }) => size > ratioCountsFrom && size > packedSize * mostRatio)
  if (isHuge) return refusals.tooLarge
  if (new Set(names).size !== names.length || names.some(isOutside)) return refusals.damaged
  if (names.includes('xl/workbook.bin')) return refusals.binary
  return names.some((name) => /^xl\/workbook\d*\.xml$/u.test(name)) ? null : refusals.notAWorkbook
}

function isOutside(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')
}

function beginsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}
