import type { Tab } from '../../../../../src/mapping/core/document.ts'
import type { Problem } from '../program.ts'
import type { Joint } from './joint-context.ts'

/** Questions that wait for an answer, as the grids mark what is to be looked at in a cell. */
export function openQuestions({ versions, side }: Joint): Problem[] {
  const [version] = versions
  if (version?.state === 'accepted') return []
  return (version?.questions ?? [])
    .filter(({ answer }) => answer === null)
    .map(({ tab, row, column, text, askedBy }) => ({
      severity: 'warning',
      tab: tab as Tab,
      row,
      column,
      text: side === 'client' ? `${askedBy} asks: ${text}` : `Asked by ${askedBy}: ${text}`,
    }))
}
