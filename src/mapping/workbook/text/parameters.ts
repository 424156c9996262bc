// What stands in the brackets of a call, by the schema of what it says.
import { z } from 'zod'
import { quotedItem } from '../../core/rules/items.ts'
import { didYouMean } from '../../core/values/nearest.ts'
import type { Call, Word } from './call.ts'

type Shape = { readonly [name: string]: z.core.$ZodType }
type Values = { [name: string]: unknown }

/** The parameters that are not at their default, as `writeCall` takes them. */
export function writeParameters(shape: Shape, values: Values): { name: string; text: string }[] {
  return Object.entries(shape).flatMap(([name, part]) => {
    const value = values[name]
    return value === undefined || isDefault(part, value)
      ? []
      : [{ name: words(name), text: written(part, value) }]
  })
}

/** What a call says. Its values are of the right kind where they can be; the schema has the last word. */
export function readParameters(
  shape: Shape,
  { name, parameters }: Call,
): { values: Values } | { fault: string } {
  const values: Values = {}
  for (const parameter of parameters) {
    const key = Object.keys(shape).find((key) => plain(key) === plain(parameter.name))
    if (key === undefined) {
      const meant = didYouMean(parameter.name, Object.keys(shape))
      return { fault: `'${name}' has no '${parameter.name.slice(0, 80)}'${meant}` }
    }
    if (key in values) return { fault: `'${name}' has '${key}' twice; keep one.` }
    values[key] = typed(shape[key], parameter.value)
  }
  return { values }
}

function isDefault(part: z.core.$ZodType, value: unknown): boolean {
  const parsed = z.safeParse(part, undefined)
  return parsed.success && JSON.stringify(parsed.data) === JSON.stringify(value)
}

function written(part: z.core.$ZodType, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(part, item)).join(', ')}]`
  if (typeof value !== 'string') return String(value)
  return isWord.test(value) && wordsOf(part).includes(value) ? value : quotedItem(value)
}

const isWord = /^\p{L}[\p{L}\d /_-]*$/u

/** The words that a parameter can be, which need no quotation marks. */
function wordsOf(part: z.core.$ZodType): unknown[] {
  if (part instanceof z.ZodEnum) return part.options
  if (part instanceof z.ZodLiteral) return [...part.values]
  if (part instanceof z.ZodUnion) return part.def.options.flatMap(wordsOf)
  const inner = innerOf(part)
  return inner === null ? [] : wordsOf(inner)
}

function typed(part: z.core.$ZodType | undefined, value: Word | Word[]): unknown {
  const list = part && listOf(part)
  if (Array.isArray(value)) return value.map((word) => (list ? typed(list, word) : word.text))
  // One value where a list is meant is a list of one.
  if (list) return [typed(list, value)]
  if (value.isQuoted || part === undefined) return value.text
  const fits = meanings(value.text).find((meaning) => z.safeParse(part, meaning).success)
  return fits ?? value.text
}

function listOf(part: z.core.$ZodType): z.core.$ZodType | null {
  if (part instanceof z.ZodArray) return part.element
  const inner = innerOf(part)
  return inner === null ? null : listOf(inner)
}

function innerOf(part: z.core.$ZodType): z.core.$ZodType | null {
  return part instanceof z.ZodDefault ||
    part instanceof z.ZodPrefault ||
    part instanceof z.ZodNullable
    ? part.def.innerType
    : null
}

function meanings(text: string): unknown[] {
  const number = /^[+-]?\d+(?:\.\d+)?$/u.test(text) ? [Number(text)] : []
  const flag = /^(?:yes|true)$/iu.test(text) ? [true] : /^(?:no|false)$/iu.test(text) ? [false] : []
  return [...number, ...flag, text, text.toLowerCase()]
}

/** 'if blank' for `ifBlank`: `plain` takes both for the same. */
function words(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
}

function plain(name: string): string {
  return name.replace(/\s/gu, '').toLowerCase()
}
