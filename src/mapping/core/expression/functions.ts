import { didYouMean } from '../values/nearest.ts'
import type { Callable } from './callable.ts'
import { conversions } from './conversions.ts'
import { listFunctions } from './list-functions.ts'
import { textFunctions } from './text-functions.ts'
import { timeFunctions } from './time-functions.ts'

const all: readonly Callable[] = [
  ...conversions,
  ...textFunctions,
  ...listFunctions,
  ...timeFunctions,
]
const byCall = new Map(all.map((one) => [keyOf(one.name, one.method, one.takes.length), one]))

function keyOf(name: string, method: boolean, count: number): string {
  return `${method ? '.' : ''}${name}/${count}`
}

/** The function of this name that takes so many arguments, the value before the dot among them. */
export function findFunction(name: string, method: boolean, count: number): Callable | null {
  return byCall.get(keyOf(name, method, count)) ?? null
}

/** The sentence for a call that no function answers. */
export function noFunction(name: string, method: boolean, count: number): string {
  const refused = refusals.get(name)
  if (refused !== undefined) return refused
  const likes = all.filter((one) => one.name === name)
  const [like] = likes.filter((one) => one.method === method)
  if (like !== undefined) {
    const counts = likes
      .filter((one) => one.method === method)
      .map(({ takes }) => takes.length - Number(method))
    const given = count - Number(method)
    return `'${name}' takes ${counts.join(' or ')} ${counts.join('') === '1' ? 'argument' : 'arguments'}; found ${given}.`
  }
  const [other] = likes
  if (other !== undefined)
    return `'${name}' is written ${other.method ? `value.${name}(…)` : `${name}(value)`}.`
  const macro = macros.get(name)
  if (macro !== undefined) return `'${name}' is written ${macro}.`
  const known = [...new Set(all.map((one) => one.name)), ...macros.keys()]
  const hint = didYouMean(name, known)
  return `There is no function '${name}'${hint === '' ? '.' : hint}`
}

const macros = new Map([
  ['has', 'has(record.order.code)'],
  ['all', 'record.items.all(item, item.paid)'],
  ['exists', 'record.items.exists(item, item.paid)'],
  ['exists_one', 'record.items.exists_one(item, item.paid)'],
  ['map', 'record.items.map(item, item.name)'],
  ['filter', 'record.items.filter(item, item.paid)'],
  ['bind', 'cel.bind(name, record.order.name, name + name)'],
])

/** What CEL has elsewhere, and what to use here. */
const refusals = new Map([
  [
    'matches',
    "Patterns are not offered, as some take hours to search for; use 'startsWith', 'endsWith', 'contains', or 'split' and 'size'.",
  ],
  ['now', 'An expression has no clock, so that one record always gives the same.'],
  [
    'type',
    "'type' is not offered; 'string(…)' and 'double(…)' take what can be read as text or number.",
  ],
  ...['bytes', 'uint', 'base64', 'hex', 'json', 'at'].map(
    (name) =>
      [
        name,
        `'${name}' is not offered: an expression gives text, numbers, yes or no, times, lists and groups.`,
      ] as const,
  ),
])
