/**
 * One line of a CSV file (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before its sign
 * (https://owasp.org/www-community/attacks/CSV_Injection); a number is none, whatever its sign.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  const safe = number.test(value) ? value : value.replace(formula, "'")
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A number or a phone number: nothing in it is worked out. */
const number = /^[+-]\d+(?:[ .]\d+)*$/u

/**
 * The place before a sign that begins a formula. A cell begins where the text does, and also where it goes on after a
 * semicolon, a tab or a line's end: some spreadsheets part cells there, and don't know our quotation marks for such.
 */
const formula = /(?=[=+\-@＝＋－＠])(?<=(?:^|[;\t\r\n])[\s\p{Cc}\p{Cf}"]*)/gu
