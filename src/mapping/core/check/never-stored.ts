import type { FieldRow, MappingDocument } from '../document.ts'
import { expressionIn } from '../expression/mark.ts'
import { parsePath, pathOf, pathsThrough } from '../source/path.ts'
import type { Problem } from '../problem.ts'
import { pathsRead, wholeRecord } from '../source/source.ts'
import { sourcePlaces } from '../source/source-places.ts'

/** Sources that one row never stores and another reads, and those that are nothing one could leave out. */
export function checkNeverStored(document: MappingDocument): Problem[] {
  const rows = document.fields.rows.filter((row) => row.neverStore)
  if (rows.length === 0) return []
  const dropped = new Set(rows.flatMap((row) => row.sources.flatMap(normal)))
  const lost = sourcePlaces(document).flatMap(({ sources, ...place }): Problem[] => {
    const read = sources.flatMap(pathsRead)
    const path = read.find((path) => through(path).some((prefix) => dropped.has(prefix)))
    const text = path === undefined ? wholeText(read, dropped) : lostText(path)
    return text === null ? [] : [{ severity: 'problem', ...place, text }]
  })
  return [...lost, ...rows.flatMap(calculated)]
}

function lostText(path: string): string {
  return `'${path}' is never stored, as another row has it, so it will always be found blank.`
}

/** Nobody could tell by such an expression whether it works with what is to be nowhere. */
function wholeText(read: readonly string[], [dropped]: ReadonlySet<string>): string | null {
  if (dropped === undefined || !read.includes(wholeRecord)) return null
  return `The expression reads the whole record, of which '${dropped}' is never stored; name the fields that it needs, as in record.name.`
}

function calculated({ id, sources }: FieldRow): Problem[] {
  if (!sources.some((source) => expressionIn(source) !== null)) return []
  const text = 'What is never stored is named by its path; an expression cannot stand there.'
  return [{ severity: 'problem', tab: 'fields', row: id, column: 'sources', text }]
}

function normal(text: string): string[] {
  const parsed = parsePath(text)
  return 'path' in parsed ? [pathOf(parsed.path)] : []
}

function through(text: string): string[] {
  const parsed = parsePath(text)
  return 'path' in parsed ? pathsThrough(parsed.path) : []
}
