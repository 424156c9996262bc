export type Delimiter = ',' | ';' | '\t' | '|'

export const delimiterNames: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright bars',
}

/**
 * What separates the cells: the sign that the first lines hold most evenly, outside quotation marks. Excel may say it
 * in a first line `sep=;`, which is then passed over; `start` is where the rows begin.
 */
export function sniffDelimiter(text: string): { delimiter: Delimiter; start: number } {
  const told = /^sep=([,;\t|])\r?\n/.exec(text)
  if (told !== null) return { delimiter: told[1] as Delimiter, start: told[0].length }
  const lines = text
    .slice(0, 50_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 30)
  const filled = lines.filter((line) => line.trim() !== '')
  const ranked = (Object.keys(delimiterNames) as Delimiter[])
    .map((delimiter) => ({ delimiter, fit: fitOf(filled, delimiter) }))
    .sort((a, b) => b.fit - a.fit)
  return { delimiter: ranked[0]?.delimiter ?? ',', start: 0 }
}

/** The header's count, weighted by how many lines have the same. */
function fitOf(lines: readonly string[], delimiter: Delimiter): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1)
  const [header = 0] = counts
  return header * counts.filter((count) => count === header).length
}
