import { checkContent } from './check/content.ts'
import { checkEMail } from './check/e-mail.ts'
import { checkFields } from './check/fields.ts'
import { checkIdentity } from './check/identity.ts'
import { checkIds } from './check/ids.ts'
import { checkLifecycle } from './check/lifecycle.ts'
import { checkNeverStored } from './check/never-stored.ts'
import { checkOwners } from './check/owners.ts'
import { checkPopulation } from './check/population.ts'
import { checkRules } from './check/rules.ts'
import { checkSchedule } from './check/schedule.ts'
import { checkSignIn } from './check/sign-in.ts'
import { checkStepTables } from './check/step-tables.ts'
import { checkTags } from './check/tags.ts'
import { checkTestPeople } from './check/test-people.ts'
import { checkUserTypes } from './check/user-types.ts'
import { checkValues } from './check/values.ts'
import { checkVisibility } from './check/visibility.ts'
import { isOnlyContent, tabs, type MappingDocument } from './document.ts'
import type { PlatformModel } from './platform-model.ts'
import type { Problem } from './problem.ts'
import type { Profile } from './source/profile.ts'
import { sourceFields } from './source/source-fields.ts'

export type { Problem } from './problem.ts'

/**
 * Holds a document against the platform and, where there is one, against the profile of the source. What the document
 * itself has wrong is a problem; what will hold people, or looks like an oversight, is a warning. In the order of the
 * tabs, problems first; of very many on one tab the first, and how many more there are.
 * @param owned names of other projects of the site, by the key of the field that each writes.
 * @param leftOut values of the user types, in compared form, that only those have who are left out: nobody is asked what
 *   they mean.
 */
export function check(
  document: MappingDocument,
  model: PlatformModel,
  profile?: Profile,
  owned: ReadonlyMap<string, string> = new Map(),
  leftOut: ReadonlySet<string> = new Set(),
): Problem[] {
  const source = sourceFields(profile)
  const found = [
    ...checkIds(document),
    ...checkPopulation(document.population, model, source),
    ...checkFields(document, model, source),
    ...checkNeverStored(document),
    ...checkStepTables(document),
    ...checkValues(document, model, source),
    ...checkOwners(document, model, owned),
    ...(isOnlyContent(document)
      ? []
      : [
          ...checkIdentity(document.identity, source),
          ...checkUserTypes(document, model, source, leftOut),
        ]),
    ...checkRules(document, model, source),
    ...checkLifecycle(document),
    ...checkVisibility(document, model),
    ...checkTags(document, model, source),
    ...checkSignIn(document),
    ...checkEMail(document, model),
    ...checkContent(document, model, profile),
    ...checkSchedule(document),
    ...checkTestPeople(document, model),
  ]
  const inOrder = found.toSorted((a, b) => rank(a) - rank(b))
  return [...Map.groupBy(inOrder, rank).values()].flatMap(firstOf)
}

/** As many of a tab are told as anybody mends at a time: a document of ten thousand faulty rows has one cause for them. */
const mostOfTab = 300

function firstOf(problems: Problem[]): Problem[] {
  const [next] = problems.slice(mostOfTab)
  if (next === undefined) return problems
  const count = (problems.length - mostOfTab).toLocaleString('en')
  const what = next.severity === 'problem' ? 'problems' : 'warnings'
  const text = `There are ${count} more ${what} on this tab; look at these first.`
  return [...problems.slice(0, mostOfTab), { ...next, column: null, text }]
}

function rank({ tab, severity }: Problem): number {
  return 2 * tabs.indexOf(tab) + (severity === 'problem' ? 0 : 1)
}
