import { checkFields } from './check/fields.ts'
import { checkIdentity } from './check/identity.ts'
import { checkIds } from './check/ids.ts'
import { checkPopulation } from './check/population.ts'
import { checkUserTypes } from './check/user-types.ts'
import { checkValues } from './check/values.ts'
import { tabs, type MappingDocument } from './document.ts'
import type { PlatformModel } from './platform-model.ts'
import type { Problem } from './problem.ts'
import type { Profile } from './profile.ts'
import { sourceFields } from './source-fields.ts'

export type { Problem } from './problem.ts'

/**
 * Holds a document against the platform and, where there is one, against the profile of the source. What the document
 * itself has wrong is a problem; what will hold people, or looks like an oversight, is a warning. In the order of the
 * tabs, problems first.
 */
export function check(
  document: MappingDocument,
  model: PlatformModel,
  profile?: Profile,
): Problem[] {
  const source = sourceFields(profile)
  const found = [
    ...checkIds(document),
    ...checkPopulation(document.population, model, source),
    ...checkIdentity(document.identity, source),
    ...checkFields(document, model, source),
    ...checkValues(document, model, source),
    ...checkUserTypes(document.userTypes, model, source),
  ]
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ tab, severity }: Problem): number {
  return 2 * tabs.indexOf(tab) + (severity === 'problem' ? 0 : 1)
}
