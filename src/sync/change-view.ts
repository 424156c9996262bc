import type { MappingDocument } from '../mapping/core/document.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import { tagsOf } from '../mapping/core/people/platform-tags.ts'

type Program = { document: Pick<MappingDocument, 'tags'>; model: PlatformModel }

/** One thing that changes of a person, in the words of the platform's labels; null for blank. */
export type ChangeView = { what: string; before: string | null; after: string | null }

export function changeView(
  change: { [what: string]: readonly [before: unknown, after: unknown] },
  { document, model }: Program,
): ChangeView[] {
  const labels = new Map<string, string>([
    ...model.fields.map(({ key, label }) => [key, label] as const),
    ['user types', 'User types'],
    ['tags', 'Tags'],
    ['groups', 'Groups'],
    ['access levels', 'Access levels'],
    ['in the directory', 'In the directory'],
    ['state', 'State'],
  ])
  const named: { [what: string]: { key: string; label: string }[] } = {
    'user types': model.userTypes,
    tags: tagsOf(document, model),
    groups: model.groups,
    'access levels': model.accessLevels,
  }
  const countries = new Set(
    model.fields.filter(({ type }) => type === 'country').map(({ key }) => key),
  )
  const nameOf = (what: string, key: string) =>
    named[what]?.find((one) => one.key === key)?.label ?? key
  const text = (what: string, value: unknown): string | null => {
    if (Array.isArray(value))
      return value.map((item) => nameOf(what, String(item))).join(', ') || null
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    if (typeof value === 'string') return value === '' ? null : value
    return value === null || value === undefined ? null : JSON.stringify(value)
  }
  const said = (what: string, value: unknown): string | null =>
    countries.has(what) ? countryName(text(what, value)) : text(what, value)
  return Object.entries(change)
    .map(([what, [before, after]]) => ({
      what: labels.get(what) ?? what,
      before: said(what, before),
      after: said(what, after),
    }))
    .filter(({ before, after }) => before !== after)
}

const regions = new Intl.DisplayNames('en', { type: 'region' })

/** A country is kept by its code (ISO 3166-1 alpha-2) and read by its name. */
const countryName = (code: string | null): string | null =>
  code !== null && /^[A-Z]{2}$/u.test(code) ? (regions.of(code) ?? code) : code
