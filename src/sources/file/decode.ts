import iconv from 'iconv-lite'
import type { Finding } from '../findings.ts'
import type { Encoding } from './file-upload.ts'

type Decoded = {
  text: string
  encoding: Encoding
  finding: Finding
}

/**
 * The text of a file. A byte order mark decides; without one a text in UTF-16 shows by its NUL bytes, and what is not
 * valid UTF-8 is taken for Windows-1252, which Excel still writes.
 */
export function decodeFile(bytes: Buffer): Decoded {
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) {
    const text = iconv.decode(bytes, utf16)
    return { text, encoding: 'UTF-16', finding: read('found', 'UTF-16') }
  }
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8', finding: read('found', 'UTF-8') }
  const text = iconv.decode(bytes, 'windows-1252')
  const why =
    'Windows-1252 (the file is not valid UTF-8). Look whether letters with accents are right'
  return { text, encoding: 'Windows-1252', finding: read('assumed', why) }
}

function read(state: Finding['state'], how: string): Finding {
  return { about: 'encoding', state, text: `Read as ${how}.` }
}

function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // In UTF-16 every second byte of Latin text is NUL; in the other encodings none is.
  const start = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (const [index, byte] of start.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1
    else if (byte === 0) odd += 1
  }
  const many = start.length / 5
  if (odd > many && even < many / 4) return 'utf-16le'
  return even > many && odd < many / 4 ? 'utf-16be' : null
}

function strictUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
