import type { MappingDocument } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'

/** Every tag that the platform has once the document is deployed: its own, then those that the document adds. */
export function tagsOf(
  { tags }: Pick<MappingDocument, 'tags'>,
  model: Pick<PlatformModel, 'tags'>,
): { key: string; label: string }[] {
  const known = new Set(model.tags.map(({ key }) => key))
  const added = tags.rows.filter(({ key }) => !known.has(key))
  return [...model.tags, ...added.map(({ key, label }) => ({ key, label }))]
}

/** The platform as it is once the document is deployed. */
export function platformWith(
  document: Pick<MappingDocument, 'tags'>,
  model: PlatformModel,
): PlatformModel {
  return { ...model, tags: tagsOf(document, model) }
}
