import type { FieldRow, MappingDocument } from '../document.ts'
import { fieldRow } from '../document/fields.ts'
import { distance } from '../values/nearest.ts'
import type { FieldDefinition, PlatformModel } from '../platform-model.ts'
import type { FieldProfile, Profile, ValueShape } from '../source/profile.ts'
import { fold } from '../values/value.ts'
import { fieldAliases, othersWords } from './aliases.ts'
import { countryShare, stepsFor } from './steps.ts'
import { fillClause, freshId, type MappingSuggestion } from './suggestion.ts'
import { allWordsOf, words, wordsOf } from './words.ts'
import { sourceLabel } from '../source/source-label.ts'

/** How well a source field seems to fit a platform field, from 0 to 1, and why. */
export type Fit = { source: FieldProfile; score: number; why: string[] }

/** For each platform field that no row fills, the source field that fits it best. */
export function suggestFields(
  { fields }: MappingDocument,
  model: PlatformModel,
  profile: Profile,
): MappingSuggestion[] {
  const filled = new Set(fields.rows.map(({ field }) => field))
  const used = new Set(fields.rows.flatMap(({ sources }) => sources))
  const ids = new Set(fields.rows.map(({ id }) => id))
  const free = profile.fields.filter(({ path }) => !used.has(path))
  return model.fields.flatMap((field) => {
    const best = filled.has(field.key) ? null : bestFit(field, free, profile.records)
    if (best === null) return []
    const { steps, why } = stepsFor(field, best.source)
    const row: FieldRow = fieldRow.parse({
      id: freshId(field.key, ids),
      field: field.key,
      sources: [best.source.path],
      steps,
      personal: field.type === 'email' || field.type === 'phone',
    })
    return [
      {
        id: `field ${field.key} ${best.source.path}`,
        tab: 'fields' as const,
        path: best.source.path,
        title: `${field.label} from '${sourceLabel(best.source.path)}'`,
        why: [...best.why, ...why, fillClause(best.source.filled, profile.records)],
        confidence: best.score,
        change: { kind: 'field' as const, row },
      },
    ]
  })
}

/** Null where none fits well enough to be worth a look. */
export function bestFit(
  field: FieldDefinition,
  sources: readonly FieldProfile[],
  records: number,
): Fit | null {
  let best: Fit | null = null
  for (const source of sources) {
    const fit = fitOf(field, source, records)
    if (fit !== null && (best === null || fit.score > best.score)) best = fit
  }
  return best !== null && best.score >= worthALook ? best : null
}

const worthALook = 0.4

function fitOf(field: FieldDefinition, source: FieldProfile, records: number): Fit | null {
  if (source.filled === 0 || !shapeFits(field, source)) return null
  const named = nameFit(field, source.path)
  const held = valueFit(field, source)
  const score = Math.max(named?.score ?? 0, held?.score ?? 0)
  if (score === 0) return null
  const others = [...allWordsOf(source.path)].some((word) => othersWords.has(word)) ? 0.7 : 1
  const fill = 0.7 + (0.3 * Math.min(source.filled, records)) / Math.max(1, records)
  return {
    source,
    score: Math.min(1, (score + (named && held ? 0.1 : 0)) * others * fill),
    why: [named?.why, held?.why].filter((reason) => reason !== undefined),
  }
}

type Reason = { score: number; why: string }

function nameFit(field: FieldDefinition, path: string): Reason | null {
  const name = wordsOf(path).join(' ')
  if (name === '' || name.length > 100) return null
  const own = [words(field.key).join(' '), words(field.label).join(' ')]
  if (own.includes(name)) return { score: 1, why: `it is called '${name}'` }
  const aliases = fieldAliases[field.key] ?? []
  if (aliases.includes(name)) {
    return { score: 0.9, why: `it is called '${name}', which often means ${field.label}` }
  }
  const known = [...own, ...aliases.filter((alias) => alias.length > 4)]
  const ending = known.find((alias) => name.endsWith(` ${alias}`))
  if (ending !== undefined) return { score: 0.75, why: `its name ends in '${ending}'` }
  const near = own.find((alias) => alias.length > 5 && distance(alias, name) <= 1)
  return near === undefined ? null : { score: 0.6, why: `it is called almost '${near}'` }
}

/** What the values themselves say. */
function valueFit(field: FieldDefinition, source: FieldProfile): Reason | null {
  if (field.type === 'email' && mostly(source, 'email'))
    return { score: 0.6, why: 'it holds e-mail addresses' }
  if (field.type === 'country' && source.values.length > 0) {
    const share = countryShare(source)
    if (share >= 0.6) return { score: 0.7, why: 'its values are countries' }
  }
  if (field.type !== 'choice' || source.values.length === 0) return null
  const choices = new Set(
    (field.choices ?? []).flatMap(({ key, label }) => [fold(key), fold(label)]),
  )
  const hits = source.values.filter(({ value }) => choices.has(fold(value))).length
  if (hits * 2 < source.values.length) return null
  return {
    score: 0.8,
    why: `${hits} of its ${source.values.length} values are choices of ${field.label}`,
  }
}

/** A name alone is no reason where the values could never be read. */
function shapeFits({ type }: FieldDefinition, source: FieldProfile): boolean {
  if (mostly(source, 'object') || mostly(source, 'list')) return false
  const shapes = needs[type]
  return shapes === undefined || shapes.some((shape) => mostly(source, shape))
}

const needs: { [type: string]: ValueShape[] | undefined } = {
  email: ['email'],
  number: ['number'],
  yesNo: ['yesNo', 'text', 'number'],
  date: ['date', 'dateTime', 'text'],
  dateTime: ['dateTime', 'text'],
  url: ['url', 'text'],
  country: ['text'],
}

function mostly({ shapes, filled }: FieldProfile, shape: ValueShape): boolean {
  return (shapes[shape] ?? 0) * 2 > filled
}
