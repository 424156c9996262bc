/** RFC 4180. A text that a spreadsheet would run as a formula is given an apostrophe before it. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n')
}

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A sign that begins a number or a phone number is harmless. */
const formula = /^(?:[=@\t\r]|[+-](?![\d\s().-]*$))/u
