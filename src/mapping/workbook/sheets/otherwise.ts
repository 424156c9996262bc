import { z } from 'zod'
import { fold } from '../../core/values/value.ts'
import { readCalls, writeCall } from '../text/call.ts'
import { asText, oneOf, type Kind } from '../text/kind.ts'
import type { NameTable } from '../text/names.ts'
import { readParameters, writeParameters } from '../text/parameters.ts'
import { schemaAt } from './definition.ts'

/**
 * What becomes of what no row names: one of a few words, or `becomes(…)` with the parts of what it becomes. The schema
 * at the place says which; `called` says which of the parts are called by names.
 */
export function otherwise(place: string, called: { [part: string]: NameTable }): Kind {
  const { words, shape } = partsOf(place)
  return {
    write: (value) => {
      if (typeof value !== 'object' || value === null) return asText(value)
      return writeCall('becomes', writeParameters(shape, renamed(value, called, 'nameOf')))
    },
    read: (text) => {
      const word = words.find((word) => fold(word) === fold(text))
      if (word !== undefined) return { value: word }
      const read = readCalls(text)
      if ('fault' in read) return read
      const [call, second] = read.calls
      if (!call || second || fold(call.name) !== 'becomes') {
        return { expected: oneOf([...words, 'becomes(…)']) }
      }
      const parameters = readParameters(shape, call)
      if ('fault' in parameters) return parameters
      return { value: renamed(parameters.values, called, 'keyOf') }
    },
    choices: words,
  }
}

function partsOf(place: string): { words: string[]; shape: { [part: string]: z.core.$ZodType } } {
  const union = schemaAt(place)
  const options = union instanceof z.ZodUnion ? union.def.options : []
  return {
    words: options.flatMap((option) =>
      option instanceof z.ZodEnum ? option.options.map(String) : [],
    ),
    shape: Object.assign(
      {},
      ...options.map((option) => (option instanceof z.ZodObject ? option.shape : {})),
    ) as { [part: string]: z.core.$ZodType },
  }
}

function renamed(
  value: object,
  called: { [part: string]: NameTable },
  by: 'nameOf' | 'keyOf',
): { [part: string]: unknown } {
  return Object.fromEntries(
    Object.entries(value).map(([part, inside]: [string, unknown]) => {
      const table = called[part]
      const rename = (name: string) => table?.[by](name) ?? name
      return [part, table && Array.isArray(inside) ? (inside as string[]).map(rename) : inside]
    }),
  )
}
