/**
 * Dates and times as people write them: YYYY, YY (69–99 are 19xx, the rest 20xx, as in POSIX), MM, M, MMM (a month's
 * English name, short or long), DD and D; for the time HH or H, or hh or h with A (AM or PM), then mm and ss; each once,
 * with anything but letters and digits between, or with a T before the time.
 */

/** What was written, in the calendar and on the clock of where it was written. */
export type Written = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** Minutes before UTC's clock, where the text says it ('Z', '+02:00'); null where it does not. */
  offset: number | null
}

/** A sentence about what is wrong with a format of days; null where nothing is. */
export function dateFormatProblem(format: string): string | null {
  const rest = format.replace(token, '')
  if (kindsIn(format) === 'DMY' && !letterOrDigit.test(rest)) return null
  return `'${format}' is not a date format: write year, month and day once each, such as DD.MM.YYYY, D/M/YY or D MMM YYYY.`
}

/** A sentence about what is wrong with a format of days with or without a time; null where nothing is. */
export function dateTimeFormatProblem(format: string): string | null {
  const rest = format.replace(token, '').replace('T', '')
  if (kindsWithTime.has(kindsIn(format)) && !letterOrDigit.test(rest)) return null
  return `'${format}' is not a date format: write year, month and day once each and a time behind, such as DD.MM.YYYY HH:mm or M/D/YYYY h:mm A.`
}

/**
 * A reader for several formats, tried in order; a time of day behind the date is dropped. It gives YYYY-MM-DD, or null
 * where none fits or there is no such day.
 */
export function readDate(formats: string[]): (text: string) => string | null {
  const read = readFirst(
    formats.map((format) => readFormat(format, '(?:[T\\s,]+\\d{1,2}:\\d{2}.*)?')),
  )
  return (text) => {
    const written = read(text)
    if (written === null) return null
    const { year, month, day } = written
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
}

/**
 * A reader for several formats with a time, tried in order; null where none fits or there is no such moment. Seconds and
 * an offset may follow the minutes though the format names none; a format without a time means midnight.
 */
export function readDateTime(formats: string[]): (text: string) => Written | null {
  return readFirst(
    formats.map((format) => readFormat(format, kindsIn(format).includes('m') ? zoneBehind : '')),
  )
}

function readFirst(reads: ((text: string) => Written | null)[]): (text: string) => Written | null {
  return (text) => {
    const plain = text.trim()
    // No format is longer than this with a time of day behind it.
    if (plain.length > 80) return null
    for (const read of reads) {
      const found = read(plain)
      if (found !== null) return found
    }
    return null
  }
}

function readFormat(format: string, behind: string): (text: string) => Written | null {
  const pattern = new RegExp(`^${source(format)}${behind}$`, 'iu')
  return (text) => {
    const parts = pattern.exec(text)?.groups
    if (parts === undefined) return null
    const written: Written = {
      year: yearOf(parts['year'] ?? ''),
      month: monthOf(parts['month'] ?? ''),
      day: Number(parts['day']),
      hour: hourOf(parts['hour'] ?? '0', parts['half']),
      minute: Number(parts['minute'] ?? 0),
      second: Number(parts['second'] ?? 0),
      offset: offsetOf(parts['offset']),
    }
    return isPossible(written) ? written : null
  }
}

function source(format: string): string {
  const isSecondNamed = format.includes('ss')
  return format.replace(pieces, (piece) => {
    if (piece === 'mm' && !isSecondNamed) return `${patterns.mm}(?::${patterns.ss})?`
    return patterns[piece] ?? separator(piece)
  })
}

function separator(piece: string): string {
  // '9:30PM' is as common as '9:30 PM'.
  if (piece.endsWith('A')) return `\\s*${halfOfDay}`
  return /\s/u.test(piece) ? '\\s+' : piece.replace(/[$()*+./?[\\\]^{|}]/u, '\\$&')
}

/** What the tokens of a format stand for, a letter each, in the order of the alphabet. */
function kindsIn(format: string): string {
  return (format.match(token) ?? [])
    .map((name) => name.charAt(0))
    .toSorted()
    .join('')
}

function yearOf(text: string): number {
  const year = Number(text)
  if (text.length === 4) return year
  return year < 69 ? 2000 + year : 1900 + year
}

function monthOf(text: string): number {
  const number = Number(text)
  return Number.isNaN(number) ? 1 + months.indexOf(text.slice(0, 3).toLowerCase()) : number
}

/** NaN for an hour that a clock of twelve does not have. */
function hourOf(text: string, half: string | undefined): number {
  const hour = Number(text)
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return NaN
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const sign = text.charAt(0)
  if (sign !== '+' && sign !== '-') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0
  if (hours > 23 || minutes > 59) return NaN
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes)
}

/** True where there is such a day in the Gregorian calendar, and such a time on a clock. */
function isPossible({ year, month, day, hour, minute, second, offset }: Written): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false
  return hour < 24 && minute < 60 && second < 60 && !Number.isNaN(offset)
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const token = /Y{4}|Y{2}|M{1,3}|D{1,2}|H{1,2}|h{1,2}|mm|ss|A/gu
/** White space is one piece, however much of it there is: several that may each be any length would be searched for ever. */
const pieces = /\s*A|\s+|Y{4}|Y{2}|M{1,3}|D{1,2}|H{1,2}|h{1,2}|mm|ss|[^]/gu
const letterOrDigit = /[\p{L}\p{N}]/u
const kindsWithTime = new Set(['DMY', 'DHMYm', 'DHMYms', 'ADMYhm', 'ADMYhms'])
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zoneBehind = '\\s*(?<offset>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?'
const halfOfDay = '(?<half>[ap])\\.?\\s?m\\.?'
const patterns: { [token: string]: string; mm: string; ss: string } = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  MMM: '(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?)',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})(?:[.,]\\d{1,9})?',
}
