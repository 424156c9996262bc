// What a workbook says of itself, in a sheet that nobody sees: where it comes from, and the document as it was then.
//
// The document travels with the workbook instead of being looked up at its return: so it comes back to any server and to
// the command line, however long it was away and whatever was cleared up meanwhile, and there is one way only to merge
// it. Nothing is trusted for it: it says what the workbook began from, and everything that differs from that is shown
// before it is saved, under the rights of whoever saves it.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as z from 'zod'
import { mappingDocument, type MappingDocument } from '../core/document.ts'
import { hashOf } from '../core/hash.ts'
import { platformModel, type PlatformModel } from '../core/platform-model.ts'
import { readDocument } from '../core/document/read-document.ts'
import { colours } from './package/look.ts'
import type { ReadSheet, WrittenCell, WrittenSheet } from './package/sheet.ts'

/** Where a workbook comes from. */
export type Stamp = {
  document: MappingDocument
  model: PlatformModel
  /** Null outside a project. */
  project: { id: string; revision: number } | null
}

const name = 'Gangway'
const mark = 'gangway mapping workbook'
const format = '1'
const longestPiece = 30_000
/** A document has at most 900,000 characters, and a platform model is smaller. */
const mostBytes = 16_000_000

export function stampSheet(stamp: Stamp): WrittenSheet {
  const packed = brotliCompressSync(JSON.stringify(stamp), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
  }).toString('base64')
  const pieces = packed.match(new RegExp(`.{1,${longestPiece}}`, 'gsu')) ?? []
  const facts = [
    [mark, format],
    ['By this sheet Gangway knows the workbook when it comes back.', 'Please leave it as it is.'],
    ['project', stamp.project?.id ?? ''],
    ['revision', String(stamp.project?.revision ?? '')],
    ['hash', hashOf(stamp.document)],
    ...pieces.map((piece) => ['document', piece]),
  ]
  return {
    name,
    hidden: 'deep',
    tabColour: colours.muted,
    columns: [
      { width: 40, look: 'hiddenLocked' },
      { width: 80, look: 'hiddenLocked' },
    ],
    rows: facts.map((row) => row.map((text): WrittenCell => ({ text, look: 'hiddenLocked' }))),
  }
}

/** The stamp of a workbook; null where it has none, or none that can be read. */
export function readStamp(sheets: readonly ReadSheet[]): Stamp | null {
  const sheet = sheets.find(({ rows }) => rows[0]?.[0] === mark)
  if (!sheet || sheet.rows[0]?.[1] !== format) return null
  const facts = (key: string) => sheet.rows.filter((row) => row[0] === key).map((row) => row[1])
  const stamp = parse(facts('document').join(''))
  return stamp !== null && facts('hash')[0] === hashOf(stamp.document) ? stamp : null
}

const stampForm = z.strictObject({
  document: z.unknown(),
  model: platformModel,
  project: z.strictObject({ id: z.uuid(), revision: z.int().min(0) }).nullable(),
})

function parse(packed: string): Stamp | null {
  const data = unpack(packed)
  const stamp = stampForm.safeParse(data)
  if (!stamp.success) return null
  const read = readDocument(stamp.data.document)
  return 'document' in read ? { ...stamp.data, document: read.document } : null
}

function unpack(packed: string): unknown {
  try {
    const bytes = brotliDecompressSync(Buffer.from(packed, 'base64'), {
      maxOutputLength: mostBytes,
    })
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return null
  }
}

/** What a workbook without a readable stamp is compared with. */
export const blankStamp = (model: PlatformModel): Stamp => ({
  document: mappingDocument.parse({ format: 1 }),
  model,
  project: null,
})
