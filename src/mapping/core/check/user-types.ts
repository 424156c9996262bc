import { checkAccessCodes } from './access-codes.ts'
import { keysKnown } from './known-keys.ts'
import { checkSources, checkSteps } from './sources.ts'
import { namedTwice } from './values.ts'
import type { MappingDocument } from '../document.ts'
import { quoted } from '../hold.ts'
import type { PlatformModel } from '../platform-model.ts'
import { people, type Problem } from '../problem.ts'
import { contextOf } from '../recipes/recipe.ts'
import { countedItems, sawAllItems, seenItems } from '../source/seen-items.ts'
import type { SourceFields } from '../source/source-fields.ts'
import { inSentence, sourceLabels } from '../source/source-label.ts'
import { tagsOf } from '../people/platform-tags.ts'
import { fold } from '../values/value.ts'

export function checkUserTypes(
  document: MappingDocument,
  model: PlatformModel,
  source: SourceFields | null,
  leftOut: ReadonlySet<string>,
): Problem[] {
  const { userTypes: tab } = document
  const place = { tab: 'userTypes' as const, row: null }
  return [
    ...checkSources(tab.sources, { ...place, column: 'sources' }, source),
    ...checkSteps(tab.steps, place, source),
    ...namedTwice('userTypes', tab.rows),
    ...checkKnown(document, model),
    ...checkNobody(tab),
    ...(source === null ? [] : checkSeen(document, source, leftOut)),
    ...checkAccessCodes(document, source),
  ]
}

type Tab = MappingDocument['userTypes']

/** What rows and codes give must be of the platform. */
function checkKnown(document: MappingDocument, model: PlatformModel): Problem[] {
  const { rows, codes, else: otherwise, everybody } = document.userTypes
  const given = [
    ...rows,
    ...(typeof otherwise === 'string' ? [] : [{ id: 'else', ...otherwise }]),
    ...codes.rows,
  ]
  const checkTypes = keysKnown('user type', model.userTypes)
  const checkTags = keysKnown('tag', tagsOf(document, model))
  const checkGroups = keysKnown('group', model.groups)
  const checkAccess = keysKnown('access level', model.accessLevels)
  const place = { tab: 'userTypes' as const }
  return [
    ...given.flatMap(({ id: row, userTypes, tags, groups, access }) => [
      ...checkTypes(userTypes, { ...place, row, column: 'userTypes' }),
      ...checkTags(tags, { ...place, row, column: 'tags' }),
      ...checkGroups(groups, { ...place, row, column: 'groups' }),
      ...checkAccess(access, { ...place, row, column: 'access' }),
    ]),
    ...checkTypes(everybody, { ...place, row: null, column: 'everybody' }),
  ]
}

function checkNobody({ sources, everybody, codes }: Tab): Problem[] {
  if (sources.length > 0 || everybody.length > 0) return []
  if (codes.sources.length > 0 && codes.rows.some((row) => row.userTypes.length > 0)) return []
  const text = 'Nobody gets a user type: name a source and its values, or what everybody is.'
  return [{ severity: 'warning', tab: 'userTypes', row: null, column: 'sources', text }]
}

/** Values that no row names, with counts, and rows for values that nobody has. */
function checkSeen(
  document: MappingDocument,
  source: SourceFields,
  leftOut: ReadonlySet<string>,
): Problem[] {
  const { userTypes: tab } = document
  const seen = countedItems(seenItems(tab, 'all', source, contextOf(document)))
  const named = new Set(tab.rows.flatMap((row) => row.from.map(fold))).union(leftOut)
  const label = inSentence(sourceLabels(tab.sources))
  const unnamed = seen.filter(({ value }) => tab.else === 'hold' && !named.has(fold(value)))
  const found = unnamed.map(({ value, count }): Problem => {
    const text = `${people(count)} ${count === 1 ? 'has' : 'have'} ${label} ${quoted(value)}, which no row names.`
    return { severity: 'warning', tab: 'userTypes', row: 'else', column: 'from', text }
  })
  if (!sawAllItems(tab, source)) return found
  return [...found, ...checkUnseen(tab, new Set(seen.map(({ value }) => fold(value))))]
}

function checkUnseen(tab: Tab, seen: Set<string>): Problem[] {
  return tab.rows.flatMap((row) =>
    row.from
      .filter((from) => !seen.has(fold(from)))
      .map((from): Problem => {
        const text = `The user types name '${from}', which nobody has.`
        return { severity: 'warning', tab: 'userTypes', row: row.id, column: 'from', text }
      }),
  )
}
