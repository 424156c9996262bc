/** What is searched for, as the address holds it: `?q=ada&type=speaker&country=NL`. */
export type Searched = { [name: string]: string | undefined } & {
  q?: string | undefined
  type?: string | undefined
}

/** Every other name in the address is a dimension. */
export function readSearch(search: Record<string, unknown>): Searched {
  const texts = Object.entries(search).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : [],
  )
  return Object.fromEntries(texts.filter(([, value]) => value !== ''))
}

/** The dimensions as the directory is asked: `['country:NL']`. */
export function whereOf(searched: Searched): string[] {
  return Object.entries(searched).flatMap(([name, value]) =>
    name === 'q' || name === 'type' || !value ? [] : [`${name}:${value}`],
  )
}
