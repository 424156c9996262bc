// What a release holds. Older ones were stored before the mapping document and the platform model had all their parts:
// they are read with the defaults that stand for what they did.
import * as z from 'zod'
import { mappingDocument } from './core/document.ts'
import { platformModel } from './core/platform-model.ts'

const form = z.object({
  document: mappingDocument,
  model: platformModel,
  /** The definition of each source, as YAML, by its id. */
  sources: z
    .array(
      z.object({
        sourceId: z.string(),
        name: z.string(),
        kind: z.enum(['http', 'file']),
        definition: z.string(),
      }),
    )
    .default([]),
  /** The texts of the mails, checked by src/mail. */
  mail: z.unknown().default(null),
  /** The version of the engine that it was frozen for. */
  engine: z.string().default('1'),
  /** The versions of the data that it was frozen with (`data-versions.ts`); null where it does not say. */
  data: z
    .object({
      timeZones: z.string(),
      phone: z.string(),
      countries: z.string(),
      languages: z.string(),
    })
    .nullable()
    .default(null),
})

/** What a release freezes: everything that changes what runs, and no environment in it. */
export type ReleaseContent = z.infer<typeof form>

/** A release's content as it is stored, in the present form. A release never changes, so each is parsed once. */
export function readContent(releaseId: string, stored: unknown): ReleaseContent {
  const known = read.get(releaseId)
  if (known) return known
  const content = form.parse(stored)
  if (read.size >= mostRemembered) read.clear()
  read.set(releaseId, content)
  return content
}

const read = new Map<string, ReleaseContent>()
/** A large document is a megabyte. */
const mostRemembered = 30
