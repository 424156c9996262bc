import type { MappingDocument } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { FieldProfile, Profile } from '../source/profile.ts'
import { bestFit } from './fields.ts'
import { fillClause, type MappingSuggestion } from './suggestion.ts'
import { words } from './words.ts'
import { parsePath } from '../source/path.ts'
import { sourceLabel } from '../source/source-label.ts'

/** The id that each record has alone, and the e-mail address. */
export function suggestIdentity(
  { identity }: MappingDocument,
  model: PlatformModel,
  profile: Profile,
): MappingSuggestion[] {
  const found: MappingSuggestion[] = []
  const id = identity.externalId.sources.length === 0 ? bestId(profile) : null
  if (id !== null) {
    found.push({
      id: `externalId ${id.path}`,
      tab: 'identity',
      path: id.path,
      title: `External id from '${sourceLabel(id.path)}'`,
      why: [
        'every record has one',
        'no two have the same',
        `it is called '${sourceLabel(id.path)}'`,
      ],
      confidence: 0.9,
      change: { kind: 'externalId', sources: [id.path] },
    })
  }
  const field = model.fields.find(({ key }) => key === 'email')
  const email =
    identity.email.sources.length === 0 && field !== undefined
      ? bestFit(field, profile.fields, profile.records)
      : null
  if (email !== null) {
    found.push({
      id: `email ${email.source.path}`,
      tab: 'identity',
      path: email.source.path,
      title: `E-mail from '${sourceLabel(email.source.path)}'`,
      why: [...email.why, fillClause(email.source.filled, profile.records)],
      confidence: email.score,
      change: { kind: 'email', sources: [email.source.path] },
    })
  }
  return found
}

/** Of the fields that tell all records apart the one that is called an id, the least deep first. */
function bestId(profile: Profile): FieldProfile | null {
  const unique = profile.fields.filter(
    ({ filled, distinct, path }) =>
      filled === profile.records && distinct === profile.records && depthOf(path) > 0,
  )
  const named = unique
    .map((field) => ({ field, rank: idRank(field.path) }))
    .filter(({ rank }) => rank !== null)
  const [best] = named.toSorted(
    (a, b) => depthOf(a.field.path) - depthOf(b.field.path) || (a.rank ?? 0) - (b.rank ?? 0),
  )
  return best?.field ?? null
}

/** 0 for the best names; null for what is no name of an id. */
function idRank(path: string): number | null {
  const name = words(path.split('.').at(-1) ?? '')
  const whole = name.join(' ')
  const at = idNames.indexOf(whole)
  if (at !== -1) return at
  return name.includes('id') || name.includes('number') || name.includes('code')
    ? idNames.length
    : null
}

const idNames = ['external id', 'id', 'uuid', 'guid', 'registration id', 'attendee id', 'member id']

function depthOf(path: string): number {
  const parsed = parsePath(path)
  return 'path' in parsed ? parsed.path.length : 0
}
