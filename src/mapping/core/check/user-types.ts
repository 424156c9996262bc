import { checkSources, checkSteps } from './sources.ts'
import { namedTwice } from './values.ts'
import type { MappingDocument } from '../document.ts'
import { Hold, quoted } from '../hold.ts'
import { didYouMean } from '../nearest.ts'
import type { PlatformModel } from '../platform-model.ts'
import { people, type Problem } from '../problem.ts'
import { compileReading } from '../reading.ts'
import { sawAll, seenValues } from '../seen-values.ts'
import type { SourceFields } from '../source-fields.ts'
import { inSentence, sourceLabels } from '../source-label.ts'
import { asText, fold, isBlank, listItems } from '../value.ts'

type Tab = MappingDocument['userTypes']

export function checkUserTypes(
  tab: Tab,
  model: PlatformModel,
  source: SourceFields | null,
): Problem[] {
  const place = { tab: 'userTypes' as const, row: null }
  return [
    ...checkSources(tab.sources, { ...place, column: 'sources' }, source),
    ...checkSteps(tab.steps, place),
    ...namedTwice('userTypes', tab.rows),
    ...checkKnown(tab, model),
    ...checkNobody(tab),
    ...(source === null ? [] : checkSeen(tab, source)),
  ]
}

/** A sentence where the platform has no such user type. */
export function unknownUserType(key: string, model: PlatformModel): string | null {
  return unknown('user type', key, model.userTypes)
}

function unknown(kind: string, key: string, known: { key: string }[]): string | null {
  if (known.some((candidate) => candidate.key === key)) return null
  const hint = didYouMean(
    key,
    known.map((candidate) => candidate.key),
  )
  return `'${key}' is not a ${kind} of the platform${hint === '' ? '.' : hint}`
}

function checkKnown(tab: Tab, model: PlatformModel): Problem[] {
  const otherwise = typeof tab.else === 'string' ? [] : [{ id: 'else', ...tab.else }]
  const given = [...tab.rows, ...otherwise].flatMap(({ id, userTypes, tags }) => [
    ...userTypes.map((key) => ({
      row: id,
      column: 'userTypes',
      text: unknownUserType(key, model),
    })),
    ...tags.map((key) => ({ row: id, column: 'tags', text: unknown('tag', key, model.tags) })),
  ])
  const everybody = tab.everybody.map((key) => ({
    row: null,
    column: 'everybody',
    text: unknownUserType(key, model),
  }))
  return [...given, ...everybody].flatMap(({ row, column, text }) =>
    text === null
      ? []
      : [{ severity: 'problem' as const, tab: 'userTypes' as const, row, column, text }],
  )
}

function checkNobody(tab: Tab): Problem[] {
  if (tab.sources.length > 0 || tab.everybody.length > 0) return []
  const text = 'Nobody gets a user type: name a source and its values, or what everybody is.'
  return [{ severity: 'warning', tab: 'userTypes', row: null, column: 'sources', text }]
}

/** Values that no row names, with counts, and rows for values that nobody has. */
function checkSeen(tab: Tab, source: SourceFields): Problem[] {
  const read = compileReading(['value'], tab.steps, 'all')
  const named = new Set(tab.rows.flatMap((row) => row.from.map(fold)))
  const label = inSentence(sourceLabels(tab.sources))
  const found: Problem[] = []
  const seen = new Set<string>()
  for (const { value, count } of seenValues(source, tab.sources)) {
    const result = read({ value }, null)
    const items = result instanceof Hold ? [] : listItems(result).filter((item) => !isBlank(item))
    for (const item of items) {
      seen.add(fold(asText(item)))
      if (tab.else !== 'hold' || named.has(fold(asText(item)))) continue
      const text = `${people(count)} ${count === 1 ? 'has' : 'have'} ${label} ${quoted(item)}, which no row names.`
      found.push({ severity: 'warning', tab: 'userTypes', row: 'else', column: 'from', text })
    }
  }
  return sawAll(source, tab.sources) ? [...found, ...checkUnseen(tab, seen)] : found
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
