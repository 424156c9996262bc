/**
 * Date formats as people write them: YYYY, YY (69–99 are 19xx, the rest 20xx, as in POSIX), MM, M, MMM (a month's
 * English name, short or long), DD and D, each once, with anything but letters and digits between.
 */

/** A sentence about what is wrong with a format; null where nothing is. */
export function dateFormatProblem(format: string): string | null {
  const kinds = tokens(format).map((token) => token[0])
  const hasOneEach = ['Y', 'M', 'D'].every(
    (kind) => kinds.filter((found) => found === kind).length === 1,
  )
  const rest = format.replace(token, '')
  if (hasOneEach && !/[\p{L}\p{N}]/u.test(rest)) return null
  return `'${format}' is not a date format: write year, month and day once each, such as DD.MM.YYYY, D/M/YY or D MMM YYYY.`
}

/** A reader for several formats, tried in order. It gives YYYY-MM-DD, or null where none fits or there is no such day. */
export function readDate(formats: string[]): (text: string) => string | null {
  const readers = formats.map(readFormat)
  return (text) => {
    const plain = text.trim()
    // No format is longer than this with a time of day behind it.
    if (plain.length > 80) return null
    for (const read of readers) {
      const found = read(plain)
      if (found !== null) return found
    }
    return null
  }
}

/** YYYY-MM-DD where there is such a day in the Gregorian calendar, else null. */
function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function readFormat(format: string): (text: string) => string | null {
  const order = tokens(format)
  const pattern = new RegExp(`^${source(format)}(?:[T\\s,]+\\d{1,2}:\\d{2}.*)?$`, 'iu')
  return (text) => {
    const match = pattern.exec(text)
    if (match === null) return null
    const parts = { Y: 0, M: 0, D: 0 }
    for (const [place, name] of order.entries())
      parts[kindOf(name)] = partOf(name, match[place + 1] ?? '')
    return isoDate(parts.Y, parts.M, parts.D)
  }
}

function tokens(format: string): string[] {
  return format.match(token) ?? []
}

function source(format: string): string {
  return format.replace(
    /Y{4}|Y{2}|M{1,3}|D{1,2}|[^]/gu,
    (piece) => patterns[piece] ?? separator(piece),
  )
}

function separator(piece: string): string {
  return /\s/u.test(piece) ? '\\s+' : piece.replace(/[$()*+./?[\\\]^{|}]/u, '\\$&')
}

function kindOf(name: string): 'Y' | 'M' | 'D' {
  return name.startsWith('Y') ? 'Y' : name.startsWith('M') ? 'M' : 'D'
}

function partOf(name: string, text: string): number {
  if (name === 'MMM') return 1 + months.findIndex((month) => text.toLowerCase().startsWith(month))
  const number = Number(text)
  if (name !== 'YY') return number
  return number < 69 ? 2000 + number : 1900 + number
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const token = /Y{4}|Y{2}|M{1,3}|D{1,2}/gu
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const patterns: { [token: string]: string } = {
  YYYY: '(\\d{4})',
  YY: '(\\d{2})',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  MMM: '((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?)',
  DD: '(\\d{2})',
  D: '(\\d{1,2})',
}
