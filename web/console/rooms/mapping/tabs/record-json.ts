import type { TestPerson } from '../program.ts'

type SourceRecord = TestPerson['record']

/** A record, or what is wrong with the text. */
export function readRecord(text: string): { record: SourceRecord } | { text: string } {
  if (text.length > longest) {
    return { text: `This record has ${text.length.toLocaleString('en')} characters; ${fits}.` }
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { record: value as SourceRecord }
    }
    return { text: 'A record stands between { and }: {"id": 1, "name": "Noor"}.' }
  } catch (error) {
    const where = error instanceof SyntaxError ? ` ${error.message}.` : ''
    return { text: `This is not JSON yet, so the last that was stays.${where}` }
  }
}

const longest = 100_000
const fits = `a test person takes ${longest.toLocaleString('en')}`

export function writeRecord(record: SourceRecord): string {
  return JSON.stringify(record, null, 2)
}
