import { pathInRecord } from '../content/lens.ts'
import type { FieldRow, MappingDocument, Tab } from '../document.ts'
import { expressionIn } from '../expression/mark.ts'
import { neverStorePaths } from '../people/never-store-paths.ts'
import type { Problem } from '../problem.ts'
import { parsePath, pathOf, pathsLookedAt, standingTo, type Path } from '../source/path.ts'
import { pathsRead, wholeRecord } from '../source/source.ts'
import { itemPlaces, sourcePlaces, type SourcePlace } from '../source/source-places.ts'
import { composed } from '../values/value.ts'

/**
 * Sources that one row never stores and another reads, and those that are nothing one could leave out. What is dropped
 * for people is gone for content as well, and the other way round: both are made of the same records.
 */
export function checkNeverStored(document: MappingDocument): Problem[] {
  const { types } = document.content
  const dropped = neverStorePaths(document).flatMap(parsed)
  const lost =
    dropped.length === 0
      ? []
      : [
          ...lostPlaces(sourcePlaces(document), '', dropped),
          ...types.flatMap((type) => [
            ...lostPlaces([listPlace(type)], '', dropped),
            ...lostPlaces(itemPlaces(type), type.list, dropped),
          ]),
        ]
  return [
    ...lost,
    ...calculated('fields', document.fields.rows),
    ...types.flatMap(({ fields }) => calculated('content', fields.rows)),
  ]
}

function listPlace({ id, list }: MappingDocument['content']['types'][number]): SourcePlace {
  return { tab: 'content', row: id, column: 'list', sources: list === '' ? [] : [list] }
}

/** @param list where the items lie that the places read; '' where they read the record itself. */
function lostPlaces(places: SourcePlace[], list: string, dropped: readonly Path[]): Problem[] {
  const droppedBy = Map.groupBy(dropped, (path) => keysOf(path).join('\0'))
  /** A path lies within those alone whose keys it begins with: the others are not looked through for every read. */
  const isGone = (path: Path) => {
    const keys = keysOf(path)
    return keys.some((_, at) =>
      droppedBy
        .get(keys.slice(0, at + 1).join('\0'))
        ?.some((other) => standingTo(path, other) === 'within'),
    )
  }
  const lostText = (read: string): string | null => {
    if (read === wholeRecord) return wholeText(list, dropped)
    const [itself, ...picking] = parsed(pathInRecord(list, read)).flatMap(pathsLookedAt)
    if (itself === undefined) return null
    if (isGone(itself)) return `'${read}' is never stored, ${asElsewhere}`
    return picking.some(isGone)
      ? `'${read}' picks by something that is never stored, ${asElsewhere}`
      : null
  }
  return places.flatMap(({ sources, ...place }): Problem[] => {
    const texts = sources.flatMap(pathsRead).flatMap((read) => lostText(read) ?? [])
    return texts.slice(0, 1).map((text) => ({ severity: 'problem', ...place, text }))
  })
}

const asElsewhere = 'as another row has it, so it will always be found blank.'

/** Nobody could tell by such an expression whether it works with what is to be nowhere. */
function wholeText(list: string, dropped: readonly Path[]): string | null {
  const [whole] = list === '' ? [[]] : parsed(pathInRecord(list, wholeRecord))
  const among = whole && dropped.find((path) => standingTo(whole, path) !== 'apart')
  if (among === undefined) return null
  return `The expression reads the whole record, of which '${pathOf(among)}' is never stored; name the fields that it needs, as in record.name.`
}

function calculated(tab: Tab, rows: readonly FieldRow[]): Problem[] {
  const text = 'What is never stored is named by its path; an expression cannot stand there.'
  return rows
    .filter(({ neverStore, sources }) => neverStore && sources.some(isExpression))
    .map(({ id }) => ({ severity: 'problem', tab, row: id, column: 'sources', text }))
}

const isExpression = (source: string) => expressionIn(source) !== null

function keysOf(path: Path): string[] {
  return path.flatMap((segment) => (segment.kind === 'key' ? composed(segment.key) : []))
}

function parsed(text: string): Path[] {
  const read = parsePath(text)
  return 'path' in read ? [read.path] : []
}
