import { expressionIn } from '../expression/mark.ts'
import { parsePath } from './path.ts'

/**
 * What a client may call a source: 'Ticket type' for `order.ticket_type`, 'JOB' for `answers[code=JOB].answer`. What is
 * calculated has no name of its own.
 */
export function sourceLabel(path: string): string {
  if (expressionIn(path) !== null) return 'Calculated value'
  const parsed = parsePath(path)
  if (!('path' in parsed)) return path
  const last = parsed.path.findLast((segment) => segment.kind === 'key' || segment.kind === 'pick')
  const pick = parsed.path.findLast((segment) => segment.kind === 'pick')
  if (pick !== undefined) return pick.is
  return last?.kind === 'key' ? words(last.key) : path
}

/** The labels of several sources: 'Item or voucher'. */
export function sourceLabels(paths: string[]): string {
  const [first = 'The source', ...rest] = new Set(paths.map(sourceLabel))
  return [first, ...rest.map(inSentence)].join(' or ')
}

/** A label within a sentence: 'ticket type', but 'JOB' as it is. */
export function inSentence(label: string): string {
  return /^.[\p{Ll}-]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

function words(key: string): string {
  const spaced = key
    .replace(/[_-]+/gu, ' ')
    .replace(/(?<=[a-z0-9])[A-Z](?=[a-z])/gu, (start) => ` ${start.toLowerCase()}`)
    .trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
