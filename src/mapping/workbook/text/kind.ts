import { fold } from '../../core/values/value.ts'
import { readItems, quotedItem } from '../../core/rules/items.ts'

/** How one sort of value stands in a cell. What `write` gives, `read` takes back to the same value. */
export type Kind = {
  write: (value: unknown) => string
  /** Reads a text that is not blank. `expected` goes on from 'Found …, expected'. */
  read: (text: string) => Reading
  /** What a blank cell says, where that is not whatever the schema takes for nothing. */
  blank?: unknown
  /** What the cell's drop-down offers. */
  choices?: readonly string[]
  /** Whether nothing but the choices is taken. */
  isStrict?: boolean
}

export type Reading = { value: unknown } | { expected: string } | { fault: string }

/** A text on one line, without outer white space. */
export const line: Kind = { write: asText, read: (text) => ({ value: text.trim() }) }

/** A text as it is, several lines included. */
export const prose: Kind = { write: asText, read: (text) => ({ value: text }), blank: '' }

/** A text of which every character counts: in quotation marks where its ends could not be seen otherwise. */
export const exact: Kind = {
  write: (value) => {
    const text = asText(value)
    return text !== '' && needsQuotes(text) ? quotedItem(text) : text
  },
  blank: '',
  read: (text) => {
    const trimmed = text.trim()
    if (!trimmed.startsWith('"')) return { value: trimmed }
    const items = readItems(trimmed)
    if ('problem' in items) return { fault: items.problem }
    return items.length === 1
      ? { value: items[0]?.text }
      : { expected: 'one text in quotation marks, with "" for each quotation mark inside' }
  },
}

/** The same where a blank cell is no text at all: a text without characters is a pair of quotation marks. */
export const exactIfAny: Kind = {
  write: (value) => (value === '' ? '""' : exact.write(value)),
  read: exact.read,
}

/** Several texts, `; ` between them. */
export const list: Kind = {
  blank: [],
  write: (value) =>
    (value as string[])
      .map((text) => (needsQuotes(text) || text.includes(';') ? quotedItem(text) : text))
      .join('; '),
  read: (text) => {
    const items = readItems(text)
    return 'problem' in items ? { fault: items.problem } : { value: items.map((item) => item.text) }
  },
}

export const yesNo: Kind = {
  write: (value) => (value === undefined ? '' : value === true ? 'yes' : 'no'),
  read: (text) => {
    const folded = fold(text)
    if (['yes', 'y', 'x', 'true'].includes(folded)) return { value: true }
    return ['no', 'n', 'false'].includes(folded) ? { value: false } : { expected: 'yes or no' }
  },
  choices: ['yes', 'no'],
  isStrict: true,
}

/** One of these words; a blank cell stands for '' where that is one of them. */
export function choice(options: readonly string[]): Kind {
  const choices = options.filter((option) => option !== '')
  return {
    write: asText,
    read: (text) => {
      const value = choices.find((option) => fold(option) === fold(text))
      return value === undefined ? { expected: oneOf(choices) } : { value }
    },
    choices,
    isStrict: true,
  }
}

/** Several of these words. */
export function choices(options: readonly string[]): Kind {
  const one = choice(options)
  return {
    blank: [],
    write: list.write,
    read: (text) => {
      const items = list.read(text)
      if (!('value' in items)) return items
      const read = (items.value as string[]).map(one.read)
      const wrong = read.find((reading) => !('value' in reading))
      return (
        wrong ?? { value: read.flatMap((reading) => ('value' in reading ? reading.value : [])) }
      )
    },
  }
}

export const whole: Kind = {
  write: asText,
  read: (text) => {
    const digits = text.trim().replace(/(?<=\d)[ ,.'’\u00A0\u202F](?=\d{3}\b)/gu, '')
    return /^\d{1,15}$/u.test(digits)
      ? { value: Number(digits) }
      : { expected: 'a whole number such as 20' }
  },
}

export const percent: Kind = {
  write: asText,
  read: (text) => {
    const number = text.trim().replace(/\s*%$/u, '').replace(',', '.')
    return /^\d{1,3}(?:\.\d{1,15})?(?:e-\d{1,2})?$/u.test(number)
      ? { value: Number(number) }
      : { expected: 'a percentage such as 10' }
  },
}

/** The same, or no such thing: null, where a blank cell has another meaning. */
export function orNone(kind: Kind, none: string): Kind {
  return {
    write: (value) => (value === null ? none : kind.write(value)),
    read: (text) => {
      if (fold(text) === fold(none)) return { value: null }
      const reading = kind.read(text)
      return 'expected' in reading ? { expected: `${reading.expected}, or '${none}'` } : reading
    },
  }
}

/** A text, a number, true or false: a text that looks like one of the others stands in quotation marks. */
export const constant: Kind = {
  write: (value) => {
    if (typeof value === 'boolean') return String(value)
    if (typeof value !== 'string') return asText(value)
    return needsQuotes(value) || bare(value) !== value ? quotedItem(value) : value
  },
  read: (text) => {
    const reading = exact.read(text)
    const isBare = 'value' in reading && !text.trim().startsWith('"')
    return isBare ? { value: bare(String(reading.value)) } : reading
  },
}

function bare(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = Number(text)
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text
}

export const json: Kind = {
  write: (value) => JSON.stringify(value),
  read: (text) => {
    try {
      return { value: JSON.parse(text) as unknown }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return { expected: 'a record as JSON, such as {"id": "7", "email": "noor@example.org"}' }
    }
  },
}

export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Whether its ends, or that it is there at all, could not be seen in a cell. */
function needsQuotes(text: string): boolean {
  return text === '' || text.startsWith('"') || text.trim() !== text
}

/** 'keep, clear or default'. */
export function oneOf(options: readonly string[]): string {
  const shown = options.slice(0, 12)
  const last = shown.pop() ?? ''
  if (options.length > 12) return `one of ${[...shown, last].join(', ')} and others`
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`
}
