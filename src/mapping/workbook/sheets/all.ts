import type { Tab } from '../../core/document.ts'
import { content } from './content.ts'
import { valueAt, type Data } from './data.ts'
import type { Sheet } from './definition.ts'
import { eMail } from './e-mail.ts'
import { fields } from './fields.ts'
import { identity } from './identity.ts'
import { lifecycle } from './lifecycle.ts'
import type { Names } from './names.ts'
import { population } from './population.ts'
import { rules } from './rules.ts'
import { schedule } from './schedule.ts'
import { signIn } from './sign-in.ts'
import { tags } from './tags.ts'
import { testPeople } from './test-people.ts'
import { userTypes } from './user-types.ts'
import { values } from './values.ts'
import { visibility } from './visibility.ts'

/** Every sheet of a document, tab by tab in the order in which they are filled in. */
export function sheetsOf(document: Data, names: Names): Sheet[] {
  const byTab: Record<Tab, Sheet[]> = {
    population: population(names),
    identity: identity(names),
    fields: fields(names),
    values: values(names),
    userTypes: userTypes(names, valueAt(document, ['userTypes', 'combine']) !== 'first'),
    rules: rules(names, document),
    lifecycle: [lifecycle],
    visibility: [visibility(names)],
    tags: tags(names),
    signIn: [signIn],
    email: eMail(names),
    content: content(names, document),
    schedule: [schedule],
    testPeople: [testPeople(names)],
  }
  return Object.values(byTab).flat()
}
