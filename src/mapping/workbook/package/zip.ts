// The ZIP container of a workbook (APPNOTE.TXT 6.3.10), as far as spreadsheet programs use it: entries stored or
// deflated, no encryption, no ZIP64. A file is believed nothing: what its directory says is checked before anything is
// unzipped, and again while unzipping.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** One file within a ZIP, as the directory announces it. Sizes and places in bytes. */
export type ZipEntry = {
  name: string
  size: number
  packedSize: number
  isDeflated: boolean
  crc: number
  /** Where its own header begins, and where its packed bytes do. */
  at: number
  start: number
}

export type Part = { name: string; bytes: Uint8Array }

/** Why a ZIP is not read. The message is for the log. */
export class ZipFault extends Error {
  readonly kind: 'damaged' | 'encrypted'

  constructor(kind: ZipFault['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

const headerOf = { entry: 0x04_03_4b_50, directory: 0x02_01_4b_50, end: 0x06_05_4b_50 }
const endSize = 22
const longestComment = 0xff_ff

/**
 * The directory of a ZIP; nothing is unzipped. Each entry lies within the file and shares no byte with another.
 * @throws {ZipFault}
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  while (entries.length < count) {
    if (at + 46 > end || view.getUint32(at, true) !== headerOf.directory) {
      throw new ZipFault('damaged', 'The directory ends early.')
    }
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    entries.push(entryAt(bytes, view, at))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  requireApart(entries)
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endSize
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    if (view.getUint32(at, true) === headerOf.end) return at
  }
  throw new ZipFault('damaged', 'There is no directory.')
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedSize = view.getUint32(at + 20, true)
  const header = view.getUint32(at + 42, true)
  const name = utf8.decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
  if (flags & 1) throw new ZipFault('encrypted', `'${name}' is encrypted.`)
  if (method !== 0 && method !== 8) throw new ZipFault('damaged', `'${name}' is packed unusually.`)
  if (header + 30 > bytes.length || view.getUint32(header, true) !== headerOf.entry) {
    throw new ZipFault('damaged', `'${name}' is not where the directory says.`)
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + packedSize > bytes.length) throw new ZipFault('damaged', `'${name}' ends early.`)
  return {
    name,
    size: view.getUint32(at + 24, true),
    packedSize,
    isDeflated: method === 8,
    crc: view.getUint32(at + 16, true),
    at: header,
    start,
  }
}

/** Entries that share their bytes are how a small file holds a great many large ones. */
function requireApart(entries: ZipEntry[]): void {
  let end = 0
  for (const { at, start, packedSize, name } of entries.toSorted((a, b) => a.at - b.at)) {
    if (at < end) throw new ZipFault('damaged', `'${name}' lies within another.`)
    end = start + packedSize
  }
}

/**
 * One file of a ZIP, unzipped; never more than its announced size is written.
 * @throws {ZipFault} where it is not what the directory announced
 */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize)
  const whole = entry.isDeflated ? inflate(packed, entry) : packed
  if (whole.length !== entry.size || crc32(whole) !== entry.crc) {
    throw new ZipFault('damaged', `'${entry.name}' is not what the directory announces.`)
  }
  return whole
}

function inflate(packed: Uint8Array, { name, size }: ZipEntry): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    throw new ZipFault('damaged', `'${name}' does not unzip: ${cause.message}`)
  }
}

/** A ZIP of these files, deflated unless `packed` is false; the same files make the same bytes. */
export function zip(parts: Part[], { packed = true } = {}): Uint8Array {
  const written: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of parts) {
    const nameBytes = Buffer.from(name)
    const data = packed ? deflateRawSync(bytes) : bytes
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0) // the version that can unzip it
    facts.writeUInt16LE(packed ? 8 : 0, 4)
    facts.writeUInt16LE(firstDay, 8)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(signature(headerOf.directory), Buffer.from([20, 0]), facts, place, nameBytes)
    written.push(signature(headerOf.entry), facts, nameBytes, data)
    at += 4 + facts.length + nameBytes.length + data.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(endSize)
  end.writeUInt32LE(headerOf.end, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...written, ...directory, end])
}

/** 1 January 1980, the first that a ZIP knows. */
const firstDay = 0x00_21

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

const utf8 = new TextDecoder()
