import { Template as Jinja } from '@huggingface/jinja'
import type { Json } from '../../mapping/core/record.ts'

/** What a template may speak of: `config`, `response`, `headers`, … by name. */
export type TemplateContext = Record<string, Json>

/** A compiled template: text with `{{ … }}` in it. */
export type Template = {
  text: string
  /** The names that it speaks of, for example `config` and `response`. */
  variables: string[]
  /** The keys of `config` that it cannot do without. */
  needs: string[]
  /** Every key of `config` that it looks at; null where it does not say which, as in `config[parameters.a]`. */
  reads: string[] | null
  /** Where it is plain texts and values in turn, such as `Token {{ config['key'] }}`: these; else null. */
  pieces: TemplatePiece[] | null
  /** The text with its expressions filled in. What is not there, and null, becomes empty text. */
  render: (context: TemplateContext) => string
}

/** A plain text, or the place of a value as its keys. */
export type TemplatePiece = string | (string | number)[]

/** Compiles a template of the Airbyte manifest language (Jinja). Throws an Error with a plain fault. */
export function compileTemplate(text: string): Template {
  if (!text.includes('{{') && !text.includes('{%')) {
    return { text, variables: [], needs: [], reads: [], pieces: [text], render: () => text }
  }
  const jinja = new Jinja(text)
  const variables = new Set<string>()
  const parts = jinja.parsed.body as Node[]
  for (const part of parts) visit(part, variables)
  const needs = parts.flatMap((part) => {
    const [root, key, ...rest] = chainOf(part) ?? []
    return root === 'config' && typeof key === 'string' && rest.length === 0 ? [key] : []
  })
  const reads = parts.flatMap(configReads)
  const pieces = piecesOf(parts)
  return {
    text,
    variables: [...variables],
    needs,
    reads: reads.includes(null) ? null : [...new Set(reads as string[])],
    pieces,
    render: renderer(jinja, pieces),
  }
}

/** The shapes of the syntax tree, as far as they matter here; the engine's own types leave them open. */
type Node = {
  type: string
  value?: unknown
  object?: Node
  property?: Node
  computed?: boolean
  callee?: Node
  args?: Node[]
  operand?: Node
  filter?: Node
  [part: string]: unknown
}

/**
 * Plain chains such as `response.meta['next']` are read straight from the values. The engine itself copies its whole
 * context at every rendering, which for a page of records costs more than reading the page.
 */
function renderer(jinja: Jinja, pieces: TemplatePiece[] | null): Template['render'] {
  if (pieces === null) return (context) => jinja.render(context)
  return (context) =>
    pieces.map((piece) => (Array.isArray(piece) ? written(follow(context, piece)) : piece)).join('')
}

function piecesOf(parts: Node[]): TemplatePiece[] | null {
  const pieces = parts.map((part) =>
    part.type === 'StringLiteral' ? String(part.value) : chainOf(part),
  )
  return pieces.includes(null) ? null : (pieces as TemplatePiece[])
}

/** `response.meta['next']` as its keys; null for any other expression. */
function chainOf(node: Node): (string | number)[] | null {
  if (node.type === 'Identifier') {
    return constants.has(String(node.value)) ? null : [String(node.value)]
  }
  if (node.type !== 'MemberExpression' || node.object === undefined) return null
  const before = chainOf(node.object)
  const { property } = node
  if (before === null || property === undefined) return null
  const key = property.value
  const isLiteral = property.type === 'StringLiteral' || property.type === 'IntegerLiteral'
  if (node.computed === true && !isLiteral) return null
  return typeof key === 'string' || typeof key === 'number' ? [...before, key] : null
}

function follow(context: TemplateContext, chain: (string | number)[]): Json | undefined {
  let value: Json | undefined = context
  for (const key of chain) {
    if (typeof value !== 'object' || value === null) return undefined
    if (Array.isArray(value)) value = typeof key === 'number' ? value.at(key) : undefined
    else value = Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

function written(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const constants = new Set(['true', 'false', 'none', 'True', 'False', 'None'])
const statements = new Set([
  'For',
  'Set',
  'Macro',
  'CallStatement',
  'FilterStatement',
  'Break',
  'Continue',
])

/** Notes the variables of an expression, and makes header names lower-case: HTTP does not tell their case apart. */
function visit(node: Node, variables: Set<string>): void {
  if (statements.has(node.type)) {
    throw new Error(`'{% ${node.type.toLowerCase()} … %}' is not supported yet`)
  }
  if (node.type === 'Identifier') {
    if (!constants.has(String(node.value))) variables.add(String(node.value))
    return
  }
  lowerHeaderName(node)
  for (const [part, child] of Object.entries(node)) {
    // Operators, and the names of members, filters, tests and keywords, are no variables.
    if (part === 'operator') continue
    if (part === 'property' && node.computed !== true) continue
    if (part === 'test' && node.type === 'TestExpression') continue
    if (part === 'key' && node.type === 'KeywordArgumentExpression') continue
    if (part === 'filter') {
      const filter = child as Node
      for (const argument of filter.args ?? []) visit(argument, variables)
      continue
    }
    for (const inner of nodesIn(child)) visit(inner, variables)
  }
}

/** The keys of `config` that an expression looks at; null for a look that names no key. */
function configReads(node: Node): (string | null)[] {
  if (node.type === 'Identifier') return node.value === 'config' ? [null] : []
  const { callee } = node
  if (callee !== undefined && isConfig(callee.object)) {
    const [key, ...rest] = node.args ?? []
    const isGet = callee.computed !== true && callee.property?.value === 'get'
    const named = isGet && key?.type === 'StringLiteral' ? String(key.value) : null
    return [named, ...rest.flatMap(configReads)]
  }
  if (node.type === 'MemberExpression' && isConfig(node.object)) {
    const { property } = node
    const isName = node.computed !== true || property?.type === 'StringLiteral'
    return [isName ? String(property?.value) : null]
  }
  return Object.entries(node).flatMap(([part, child]) =>
    part === 'property' && node.computed !== true ? [] : nodesIn(child).flatMap(configReads),
  )
}

function isConfig(node: Node | undefined): boolean {
  return node?.type === 'Identifier' && node.value === 'config'
}

function nodesIn(child: unknown): Node[] {
  if (Array.isArray(child)) return child.flatMap(nodesIn)
  if (child instanceof Map) return [...child.entries()].flat().flatMap(nodesIn)
  return typeof child === 'object' && child !== null && 'type' in child ? [child as Node] : []
}

function lowerHeaderName(node: Node): void {
  const callsGet = node.type === 'CallExpression' && node.callee?.property?.value === 'get'
  const owner = callsGet ? node.callee?.object : node.object
  if (owner?.type !== 'Identifier' || owner.value !== 'headers') return
  const name = callsGet ? node.args?.[0] : node.property
  if (name !== undefined && typeof name.value === 'string' && name.value !== 'get') {
    name.value = name.value.toLowerCase()
  }
}
