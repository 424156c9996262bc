// A sample may have been pulled before a field was marked as never to be stored. Until the next pull it is still in the
// database; from the mark on the preview and the profile show neither it nor anything made of it. Why a person is as
// they are, a plan's record and the search among a plan's people still read what is stored.
import type { MappingDocument } from '../mapping/core/document.ts'
import { neverStorePaths } from '../mapping/core/people/never-store-paths.ts'
import { parsePath, pathsLookedAt, standingTo, type Path } from '../mapping/core/source/path.ts'
import type { FieldProfile, Profile } from '../mapping/core/source/profile.ts'
import { createNeverStore, neverStoreProblem } from '../sources/never-store.ts'
import type { Sample } from './preview/program.ts'

/** @param document whose marks count; a faulty one drops nothing, as `check` says. */
export function withoutNeverStored(sample: Sample, document: MappingDocument): Sample {
  const paths = sound(neverStorePaths(document))
  if (paths.length === 0) return sample
  const drop = createNeverStore(paths)
  const leftOf = leftBy(paths)
  const { records, profile } = sample
  const fields = profile?.fields.flatMap((field) => {
    const left = leftOf(field.path)
    if (left === 'nothing') return []
    return left === 'no values' ? [withoutValues(field)] : [field]
  })
  return {
    ...sample,
    records: records.map((one) => ({ ...one, record: drop(one.record) })),
    profile: profile && { ...profile, fields: fields ?? [] },
  }
}

/** The profile with every field, so that a mark can be taken back, but no value of those that are marked. */
export function withoutMarkedValues(profile: Profile, marked: readonly string[]): Profile {
  const leftOf = leftBy(sound(marked))
  const fields = profile.fields.map((field) =>
    leftOf(field.path) === 'all' ? field : withoutValues(field),
  )
  return { ...profile, fields }
}

function sound(paths: readonly string[]): string[] {
  return paths.filter((path) => neverStoreProblem(path) === null)
}

/** What is left of a field of the profile where these paths are never stored. */
function leftBy(paths: readonly string[]): (path: string) => 'all' | 'no values' | 'nothing' {
  const dropped = paths.map(parsed)
  return (text) => {
    const standings = pathsLookedAt(parsed(text)).flatMap((path) =>
      dropped.map((one) => standingTo(path, one)),
    )
    if (standings.includes('within')) return 'nothing'
    // Of one answer among others the profile cannot tell which values are its own.
    return standings.includes('may meet') ? 'no values' : 'all'
  }
}

function withoutValues(field: FieldProfile): FieldProfile {
  return { ...field, distinct: null, values: [], examples: [] }
}

function parsed(text: string): Path {
  const read = parsePath(text)
  return 'path' in read ? read.path : []
}
