import { compileExpression, problemText } from '../expression/expression.ts'
import { expressionIn } from '../expression/mark.ts'
import type { Hold } from '../hold.ts'
import { compileTextPath, parsePath } from './path.ts'
import type { Picks } from './picks.ts'
import type { Json } from '../record.ts'
import type { SourceFields } from './source-fields.ts'

/**
 * Reads what a source finds in a record: undefined where there is nothing. An expression that cannot be calculated for
 * a record holds it: going on with a blank would make a wrong value of a fault. Never throws.
 */
export type ReadSource = (record: Json) => Json | undefined | Hold

/**
 * Compiles a source, the text that stands wherever a value is read: a path, or an expression after 'cel:'. A faulty one
 * finds nothing: `check` reports it.
 */
export function compileSource(source: string): ReadSource {
  return compileWith(source, null)
}

/** The same of several, which pick from the lists of a record together with all others that are given these picks. */
export function compileSources(sources: string[], picks: Picks | null): ReadSource[] {
  return sources.map((source) => compileWith(source, picks))
}

function compileWith(source: string, picks: Picks | null): ReadSource {
  const expression = expressionIn(source)
  if (expression === null) return compileTextPath(source, picks)
  const { calculate } = compileExpression(expression, { hasValue: false })
  return (record) => calculate(record, null)
}

/** What is wrong with a source, in sentences; with the fields of the source, what does not fit them is so as well. */
export function sourceProblems(
  source: string,
  fields: SourceFields | null = null,
): { severity: 'problem' | 'warning'; text: string }[] {
  const expression = expressionIn(source)
  if (expression !== null) return expressionProblems(expression, { hasValue: false, fields })
  const parsed = parsePath(source)
  const text = 'problem' in parsed ? parsed.problem : (fields?.problemOf(source) ?? null)
  return text === null ? [] : [{ severity: 'problem', text }]
}

/** The same for an expression by itself; in a recipe it has the value so far besides the record. */
export function expressionProblems(
  expression: string,
  { hasValue, fields }: { hasValue: boolean; fields: SourceFields | null },
): { severity: 'problem' | 'warning'; text: string }[] {
  const { problems } = compileExpression(expression, { hasValue, source: fields })
  return problems.map((problem) => ({ severity: problem.severity, text: problemText(problem) }))
}

/** What stands among the paths that are read where an expression reads the record as a whole. */
export const wholeRecord = ''

/** The paths that a source reads: itself, or those within the expression. */
export function pathsRead(source: string): string[] {
  const expression = expressionIn(source)
  return expression === null ? [source] : compileExpression(expression, { hasValue: false }).reads
}
