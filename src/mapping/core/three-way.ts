import type { z } from 'zod'
import { areas, type Area, type Program } from './document/area.ts'
import { mappingDocument, type MappingDocument } from './document.ts'
import { platformModel, standardModel } from './platform-model.ts'
import { readDocument, type FormProblem } from './document/read-document.ts'
import {
  mergePrograms as mergeFormless,
  settlePrograms,
  type Choices,
  type Conflict,
} from './three-way/programs.ts'

export { conflictKey, type Choices, type Conflict } from './three-way/programs.ts'

/**
 * Two documents, each with its platform model, that go back to one, as one: rows are matched by their ids, and what was
 * changed on one side alone is taken over cell by cell. A cell is one key of a row; lists of rows within a row are gone
 * into, lists of anything else are one cell. What both sides changed to different things, and what one changed and the
 * other deleted, is a conflict; until it is settled the merged document has theirs. Conflicts of the models have the tab
 * 'platform'. Always a valid document, and always the same for the same three.
 */
export function mergePrograms(
  base: Program,
  mine: Program,
  theirs: Program,
): { merged: Program; conflicts: Conflict[] } {
  let whole: ReadonlySet<Area> = new Set()
  for (;;) {
    const { merged, conflicts } = mergeFormless(base, mine, theirs, whole)
    const parsed = parse(merged)
    if ('program' in parsed) return { merged: parsed.program, conflicts }
    // Halves that are each right and together are not, such as one row too many: such a tab is one cell.
    // Of whole tabs each is one side's own, and right.
    if (whole.size === areas.length) return { merged: theirs, conflicts }
    const helps = [...parsed.wrong].some((area) => !whole.has(area))
    whole = new Set(helps ? [...whole, ...parsed.wrong] : areas)
  }
}

/** A merged document with its conflicts settled; one without a choice stays theirs. */
export function settle(
  merged: MappingDocument,
  conflicts: readonly Conflict[],
  choices: Choices,
): { document: MappingDocument } | { problems: FormProblem[] } {
  return readDocument(settlePrograms(over(merged), conflicts, choices).document)
}

const over = (document: MappingDocument): Program => ({ document, model: standardModel })

function parse(program: Program): { program: Program } | { wrong: ReadonlySet<Area> } {
  const document = mappingDocument.safeParse(program.document)
  const model = platformModel.safeParse(program.model)
  if (document.success && model.success) {
    return { program: { document: document.data, model: model.data } }
  }
  const wrong = new Set(tabsOf(document.error))
  if (!model.success) wrong.add('platform')
  return { wrong }
}

function tabsOf(error: z.ZodError | undefined): Area[] {
  const tabs = new Set(error?.issues.map(({ path }) => path[0]))
  return areas.filter((area) => tabs.has(area))
}
