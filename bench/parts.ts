import type { Part } from './measurement.ts'

export type Parts = { readonly [name: string]: () => Promise<Part> }

/** What can be measured, one file a part; loaded only where it is asked for. */
export const parts: Parts = {
  mapping: async () => (await import('./mapping.ts')).mapping,
}

/** The parts of these names, each once, or all of them where no name is given. */
export function chooseParts(known: Parts, names: readonly string[]): (() => Promise<Part>)[] {
  const unknown = names.filter((name) => !Object.hasOwn(known, name))
  if (unknown.length > 0) {
    const what = unknown.map((name) => `'${name}'`).join(' or ')
    throw new Error(
      `There is no part ${what} of the benchmark. There are: ${Object.keys(known).join(', ')}.`,
    )
  }
  return Object.entries(known)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([, load]) => load)
}
