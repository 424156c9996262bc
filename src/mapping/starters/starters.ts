import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MappingDocument } from '../core/document.ts'
import { parsePath, pathOf } from '../core/source/path.ts'
import type { Profile } from '../core/source/profile.ts'
import { fromYaml } from '../core/yaml.ts'

/** A ready-made document for the shape in which a vendor's system answers. */
export type Starter = {
  key: string
  /** The vendor's name. */
  name: string
  kind: 'registration' | 'content'
  document: MappingDocument
}

const vendors = [
  { key: 'pretix', name: 'pretix', kind: 'registration' },
  { key: 'eventbrite', name: 'Eventbrite', kind: 'registration' },
  { key: 'cvent', name: 'Cvent', kind: 'registration' },
  { key: 'swoogo', name: 'Swoogo', kind: 'registration' },
  { key: 'scim', name: 'SCIM directory', kind: 'registration' },
  { key: 'sessionize', name: 'Sessionize', kind: 'content' },
  { key: 'wordpress', name: 'WordPress', kind: 'content' },
] as const

/** Every starter, read once. */
export function starters(): readonly Starter[] {
  known ??= vendors.map((vendor) => ({ ...vendor, document: readStarter(vendor.key) }))
  return known
}

let known: readonly Starter[] | undefined

/**
 * How well a starter fits a source: the share, from 0 to 1, of the fields it reads that the source has. Alternatives of
 * one row count as one: a row fits if one of its sources is there.
 */
export function fitOf({ document }: Starter, profile: Profile): number {
  const there = new Set(profile.fields.flatMap(({ path }) => prefixes(path)))
  const rows = document.fields.rows.filter(({ neverStore }) => !neverStore)
  const people = [...rows.map(({ sources }) => sources), document.userTypes.sources]
  const content = document.content.types.flatMap(({ list, fields }) =>
    fields.rows.map(({ sources }) =>
      sources.map((source) => (list === '' ? source : `${list}[].${source}`)),
    ),
  )
  const asked = [...people, ...content].filter((sources) => sources.length > 0)
  const met = asked.filter((sources) => sources.some((source) => there.has(plain(source))))
  return asked.length === 0 ? 0 : met.length / asked.length
}

function prefixes(text: string): string[] {
  const parsed = parsePath(text)
  if (!('path' in parsed)) return []
  return parsed.path.map((_, at) => plainOf(parsed.path.slice(0, at + 1)))
}

function plain(text: string): string {
  const parsed = parsePath(text)
  return 'path' in parsed ? plainOf(parsed.path) : text
}

/** The path without saying which items of a list are meant. */
function plainOf(path: Parameters<typeof pathOf>[0]): string {
  return pathOf(path.filter((segment) => segment.kind === 'key'))
}

function readStarter(key: string): MappingDocument {
  const read = fromYaml(readFileSync(join(import.meta.dirname, `${key}.yaml`), 'utf8'))
  if ('problems' in read) throw new Error(`${key}.yaml: ${read.problems[0]?.text ?? ''}`)
  return read.document
}
