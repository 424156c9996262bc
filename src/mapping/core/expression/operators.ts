import { add, calculate, differenceKind, numericKind, subtract, sumKind } from './arithmetic.ts'
import { equalityKind, isIn, membershipKind, order, orderKind, unequal } from './comparison.ts'
import { equal } from './equal.ts'
import type { Frame, Outcome } from './frame.ts'
import type { KnownKind, Value } from './kind.ts'

/**
 * One operator between two values. `kind` says what it gives, as far as the sides are known, and null where it cannot
 * take them.
 */
export type Operator = {
  run: (a: Value, b: Value, frame: Frame) => Outcome
  kind: (a: KnownKind, b: KnownKind) => KnownKind | null
}

export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', { run: add, kind: sumKind }],
  ['-', { run: subtract, kind: differenceKind }],
  ['*', { run: calculate('*'), kind: numericKind }],
  ['/', { run: calculate('/'), kind: numericKind }],
  ['%', { run: calculate('%'), kind: numericKind }],
  ['<', { run: order('<'), kind: orderKind }],
  ['<=', { run: order('<='), kind: orderKind }],
  ['>', { run: order('>'), kind: orderKind }],
  ['>=', { run: order('>='), kind: orderKind }],
  ['==', { run: equal, kind: equalityKind }],
  ['!=', { run: unequal, kind: equalityKind }],
  ['in', { run: isIn, kind: membershipKind }],
])
