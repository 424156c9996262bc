/** What makes an expression of the text that stands where a value is read. A field so called is written `"cel:…"`. */
const mark = 'cel:'

/** The expression in a source, or null for a path. Light enough for pages that only show a source. */
export function expressionIn(source: string): string | null {
  return source.startsWith(mark) ? source.slice(mark.length).trim() : null
}

/** An expression as a source. */
export function asSource(expression: string): string {
  return `${mark} ${expression}`
}
