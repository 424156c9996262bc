import type { MappingDocument } from './core/document.ts'
import type { PlatformModel } from './core/platform-model.ts'

/** What a release freezes: everything that changes what runs, and no environment in it. */
export type ReleaseContent = {
  document: MappingDocument
  model: PlatformModel
  /** The definition of each source, as YAML, by its id. */
  sources: { sourceId: string; name: string; kind: 'http' | 'file'; definition: string }[]
  /** The texts of the mails, checked by src/mail. */
  mail: unknown
  /** The version of the engine that it was frozen for. */
  engine: string
}
