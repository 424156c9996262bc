import type { Json } from '../../mapping/core/record.ts'
import { SourceError } from '../source-error.ts'
import { deepestText, isDeeper, withoutDepths } from './depth.ts'
import type { Answer } from './exchange.ts'

/** The JSON of a 2xx answer. Throws a SourceError that tells a web page, a broken-off answer and other text apart. */
export function readJson(answer: Answer, host: string): Json {
  const type = answer.headers['content-type'] ?? ''
  const text = decode(answer.body)
  if (text === null) {
    throw new SourceError('json_invalid', { host, found: 'bytes that are not UTF-8 text' })
  }
  const begins = text.trimStart()
  if (begins === '') throw new SourceError('json_invalid', { host, found: 'nothing' })
  try {
    return parseJson(text)
  } catch (cause) {
    if (/^<(?:!doctype|html|head|body)/i.test(begins)) {
      throw new SourceError('html_instead_of_json', { host }, { cause })
    }
    if (breaksOff(begins)) {
      const size = `${answer.body.length.toLocaleString('en')} bytes`
      throw new SourceError('json_truncated', { host, size }, { cause })
    }
    const found = begins.startsWith('<') ? 'XML' : `text of the kind '${type.slice(0, 60)}'`
    throw new SourceError('json_invalid', { host, found }, { cause })
  }
}

/**
 * `JSON.parse`, except for what could not be kept afterwards: whole numbers beyond 2^53 become text (an id would
 * change its last digits), and what PostgreSQL cannot hold in a text (NUL, halves of surrogate pairs) is left out.
 * What lies deeper than 300 becomes null, so that whatever walks the value comes back from it.
 */
export function parseJson(text: string): Json {
  const plain = JSON.parse(text) as Json
  if (isDeeper(plain, deepestText)) return parseJson(withoutDepths(text))
  const value = longNumber.test(text)
    ? (JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown) as Json)
    : plain
  return /\\u(?:0000|d[89a-f])/i.test(text) ? storable(value) : value
}

const longNumber = /[\s:,[]-?\d{16,}\s*[,\]}]/

/** The third argument: https://github.com/tc39/proposal-json-parse-with-source */
function keepDigits(_key: string, value: unknown, context: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const { source } = context
  return source !== undefined && /^-?\d+$/.test(source) ? source : value
}

function storable(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll('\0', '').toWellFormed(),
      storable(inner),
    ]),
  )
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

/** Begins like JSON, and ends in the middle of it. */
function breaksOff(text: string): boolean {
  const end = text.trimEnd().at(-1)
  return (text.startsWith('{') && end !== '}') || (text.startsWith('[') && end !== ']')
}
