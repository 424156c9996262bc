import type { MappingDocument } from './document.ts'
import type { PlatformModel } from './platform-model.ts'
import type { Profile } from './source/profile.ts'
import { suggestFields } from './suggestions/fields.ts'
import { suggestIdentity } from './suggestions/identity.ts'
import { suggestPopulation } from './suggestions/population.ts'
import type { MappingSuggestion } from './suggestions/suggestion.ts'
import { suggestUserTypes } from './suggestions/user-types.ts'
import { suggestValues } from './suggestions/values.ts'

export { takeSuggestion, type MappingSuggestion } from './suggestions/suggestion.ts'

/**
 * Rows that the source seems to ask for, by names, aliases, the shape of the values and what they have in common with
 * the platform; each says why, and none is applied by itself. In the order of the tabs, the surest first in each.
 */
export function suggest(
  document: MappingDocument,
  model: PlatformModel,
  profile: Profile,
): MappingSuggestion[] {
  if (profile.records === 0) return []
  return [
    suggestPopulation(document, profile),
    suggestIdentity(document, model, profile),
    suggestFields(document, model, profile),
    suggestValues(document, model, profile),
    suggestUserTypes(document, model, profile),
  ].flatMap((found) => found.toSorted((a, b) => b.confidence - a.confidence))
}
