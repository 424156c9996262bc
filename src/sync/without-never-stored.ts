// A sample may have been pulled before a field was marked as never to be stored. Until the next pull it is still in the
// database; from the mark on nobody is shown it, nor anything made of it.
import type { MappingDocument } from '../mapping/core/document.ts'
import { neverStorePaths } from '../mapping/core/people/never-store-paths.ts'
import {
  parsePath,
  pathOf,
  pathsThrough,
  type Path,
  type Segment,
} from '../mapping/core/source/path.ts'
import { createNeverStore, neverStoreProblem } from '../sources/never-store.ts'
import type { Sample } from './preview/program.ts'

/** @param document whose marks count; a faulty one drops nothing, as `check` says. */
export function withoutNeverStored(sample: Sample, document: MappingDocument): Sample {
  const paths = neverStorePaths(document).filter((path) => neverStoreProblem(path) === null)
  if (paths.length === 0) return sample
  const drop = createNeverStore(paths)
  const dropped = paths.map(parsed)
  const gone = new Set(dropped.map(pathOf))
  const among = new Set(dropped.map((path) => pathOf(path.map(ofAll))))
  const { records, profile } = sample
  const fields = profile?.fields.flatMap((field) => {
    const through = pathsThrough(parsed(field.path))
    if (through.some((path) => gone.has(path))) return []
    // Of one answer among others the profile cannot tell which values are its own.
    return through.some((path) => among.has(path))
      ? [{ ...field, distinct: null, values: [], examples: [] }]
      : [field]
  })
  return {
    ...sample,
    records: records.map((one) => ({ ...one, record: drop(one.record) })),
    profile: profile && { ...profile, fields: fields ?? [] },
  }
}

function parsed(text: string): Path {
  const read = parsePath(text)
  return 'path' in read ? read.path : []
}

function ofAll(segment: Segment): Segment {
  return segment.kind === 'key' ? segment : { kind: 'all' }
}
