import { parseArgs } from 'node:util'
import { z } from 'zod'

/** What `gangway check` and `gangway map` are told. */
export type MappingArgs = {
  /** The mapping document: .yaml, .json or .xlsx. */
  mapping: string
  /** Records to try it on: JSON, NDJSON or CSV. */
  sample: string | null
  /** The day by which what has days is judged, YYYY-MM-DD. */
  on: string
}

export function readMappingArgs(args: string[], usage: string): MappingArgs {
  const { values, positionals } = parse(args, usage)
  const [mapping, ...more] = positionals
  if (mapping === undefined || more.length > 0)
    throw new Error(`Found ${positionals.length} files, expected one mapping document. ${usage}`)
  const on = values.on ?? today()
  if (!z.iso.date().safeParse(on).success)
    throw new Error(`--on is '${on}'; expected a day such as 2027-12-31.`)
  return { mapping, sample: values.sample ?? null, on }
}

function parse(args: string[], usage: string) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { sample: { type: 'string' }, on: { type: 'string' } },
    })
  } catch (error) {
    throw new Error(`${(error as Error).message} ${usage}`, { cause: error })
  }
}

const today = () => new Date().toISOString().slice(0, 10)
