import { Hold } from '../hold.ts'
import type { Json } from '../record.ts'
import type { Value } from './kind.ts'

/** What one evaluation works with, and how many steps it has left. */
export type Frame = { record: Json; value: Json; locals: Value[]; left: number }

/** A value; undefined for blank: something that was to be read is not there; or why it cannot be calculated. */
export type Outcome = Value | undefined | Hold

export type Run = (frame: Frame) => Outcome

/**
 * A step is about one operation, one item of a list, or 64 characters of a text. Much more than any mapping needs: a
 * list of ten thousand items with ten operations each takes 100,000. The longest are over in about 0.1 s.
 */
export const mostSteps = 250_000

/** Pays for work that is about to be done. False where it is more than is left; then answer `exhausted`. */
export function spend(frame: Frame, steps: number): boolean {
  frame.left -= steps
  return frame.left >= 0
}

export function textSteps(text: string): number {
  return text.length >> 6
}

/** The record waits, with "… could not be worked out: why". */
export function failed(why: string): Hold {
  return new Hold('expression-failed', null, `could not be worked out: ${why}`)
}

export const exhausted = failed('for this record it takes more steps than an expression may')
