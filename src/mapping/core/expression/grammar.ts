import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js'

/** CEL's grammar by the library; what the nodes mean is ours (see `expression.ts`). */
export type Node = ASTNode

/** `at` counts characters of the expression from 0; `text` is a sentence. */
export type Fault = { at: number; text: string }

export const longestExpression = 2000

/** The library's parser and everything after it are recursive: this keeps them far from the end of the stack. */
const deepest = 100
const mostNodes = 2000

const grammar = new Environment({ limits: { maxDepth: deepest, maxAstNodes: 2 * mostNodes } })

export function parse(text: string): { node: Node } | Fault {
  if (text.length > longestExpression) {
    const found = text.length.toLocaleString('en')
    return {
      at: longestExpression,
      text: `An expression has at most ${longestExpression.toLocaleString('en')} characters; this one has ${found}.`,
    }
  }
  try {
    const node: Node = grammar.parse(text).ast
    return boundsFault(node) ?? { node }
  } catch (error) {
    if (error instanceof ParseError) return faultOf(error, text)
    throw error
  }
}

/** The nodes right below, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

/** Where the name of what is called stands: a method's is behind the value that it is called on. */
export function nameAt(node: Extract<Node, { op: 'call' | 'rcall' }>): number {
  return node.op === 'call' ? node.pos : node.input.indexOf(node.args[0], node.args[1].end)
}

/** How many nodes there are at and below this one. */
export function sizeOf(node: Node): number {
  return 1 + childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 0)
}

/** Signs before a value and chains of operators nest as well, and the library does not count them. */
function boundsFault(root: Node): Fault | null {
  const waiting = [{ node: root, depth: 1 }]
  let nodes = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes += 1
    if (next.depth > deepest || nodes > mostNodes) return tooDeep(next.node.pos)
    for (const node of childrenOf(next.node)) waiting.push({ node, depth: next.depth + 1 })
  }
  return null
}

function tooDeep(at: number): Fault {
  return {
    at,
    text: `The expression is nested more than ${deepest} deep; split it, or compare with a list: 'record.type in ["A", "B"]'.`,
  }
}

function faultOf(error: ParseError, text: string): Fault {
  const at = error.range?.start ?? 0
  const found = text.slice(at, Math.max(at + 1, error.range?.end ?? 0)).slice(0, 20)
  return error.code === 'limit_exceeded' ? tooDeep(at) : { at, text: sentence(error, found) }
}

function sentence({ code, summary }: ParseError, found: string): string {
  const sign = signs.get(found)
  if (sign !== undefined && code === 'unexpected_character') return sign
  const expected = /^Expected (\w+), got/u.exec(summary)?.[1]
  if (expected !== undefined) {
    const wanted = tokens.get(expected) ?? 'something else'
    return found === ''
      ? `Expected ${wanted}, but the expression ends.`
      : `Expected ${wanted}; found '${found}'.`
  }
  if (code === 'unexpected_token' && found === '')
    return 'The expression ends where a value is expected.'
  return sentences.get(code) ?? `'${found}' cannot stand here.`
}

const signs = new Map([
  ['=', "Two values are compared by '=='; found a single '='."],
  ['&', "Conditions are joined by '&&'; found a single '&'."],
  ['|', "Conditions are joined by '||'; found a single '|'."],
])

const tokens = new Map([
  ['RPAREN', "')'"],
  ['RBRACKET', "']'"],
  ['RBRACE', "'}'"],
  ['COLON', "':'"],
  [
    'IDENTIFIER',
    'the name of a field (other names than plain ones stand in brackets: record["Job title"])',
  ],
])

const sentences = new Map([
  ['unterminated_string', 'The text that begins here has no closing quotation mark.'],
  [
    'unterminated_triple_quoted_string',
    'The text that begins here has no closing quotation marks.',
  ],
  ['newline_in_string', 'A text in quotation marks stands on one line; write \\n for a new line.'],
  ['invalid_escape_sequence', 'After a backslash comes n, t, ", \' or another backslash.'],
  ['reserved_identifier', 'This word is reserved; a field of that name is written record["…"].'],
  ['invalid_number', 'The number is too large.'],
  [
    'invalid_macro_argument',
    'First comes a name for the item, as in record.items.exists(item, item.paid).',
  ],
])
