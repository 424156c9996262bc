import { areas, partOfProgram, withPart, type Area, type Program } from '../document/area.ts'
import { keptApart } from './apart.ts'
import { merge, mergeCell, type Clash } from './merge.ts'
import { settleForMine } from './settle.ts'

/** A cell, a row or a setting of which two sides made something else since they had it in common. */
export type Conflict = Clash & { tab: Area }

/** By conflict, whose value goes on. */
export type Choices = ReadonlyMap<string, 'mine' | 'theirs'>

/**
 * Two programs that go back to one, as one. Where they conflict the merged one has theirs. It is not held against the
 * schema: of what a screen shows before the server has its say.
 * @param whole areas that are one cell.
 */
export function mergePrograms(
  base: Program,
  mine: Program,
  theirs: Program,
  whole: ReadonlySet<Area> = new Set(),
): { merged: Program; conflicts: Conflict[] } {
  const document = keptApart(base.document, mine.document, theirs.document)
  const own = document === mine.document ? mine : { ...mine, document }
  const conflicts: Conflict[] = []
  let merged = own
  for (const tab of areas) {
    const [baseOf, mineOf, theirsOf] = [base, own, theirs].map((of) => partOfProgram(of, tab))
    const made = (whole.has(tab) ? mergeCell : merge)(baseOf, mineOf, theirsOf)
    conflicts.push(...made.clashes.map((clash) => ({ tab, ...clash })))
    if (made.merged !== mineOf) merged = withPart(merged, tab, made.merged)
  }
  return { merged, conflicts }
}

/** A merged program with its conflicts settled; one without a choice stays as it is saved. */
export function settlePrograms(
  merged: Program,
  conflicts: readonly Conflict[],
  choices: Choices,
): Program {
  return conflicts
    .filter((conflict) => choices.get(conflictKey(conflict)) === 'mine')
    .reduce((settled, conflict) => {
      const part = settleForMine(partOfProgram(settled, conflict.tab), conflict)
      return withPart(settled, conflict.tab, part)
    }, merged)
}

/** The same for the same place, whatever stands there. */
export function conflictKey({ tab, path }: Pick<Conflict, 'tab' | 'path'>): string {
  return JSON.stringify([tab, ...path])
}
