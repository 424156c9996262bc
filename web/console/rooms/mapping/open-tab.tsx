import type { ComponentType } from 'react'
import type { Tab } from '../../../../src/mapping/core/document.ts'
import { EMail } from './tabs/e-mail.tsx'
import { Fields } from './tabs/fields.tsx'
import { Identity } from './tabs/identity.tsx'
import { Lifecycle } from './tabs/lifecycle.tsx'
import { Population } from './tabs/population.tsx'
import { Rules } from './tabs/rules.tsx'
import { Schedule } from './tabs/schedule.tsx'
import { SignIn } from './tabs/sign-in.tsx'
import { Tags } from './tabs/tags.tsx'
import { TestPeople } from './tabs/test-people.tsx'
import { UserTypes } from './tabs/user-types.tsx'
import { Values } from './tabs/values.tsx'
import { Visibility } from './tabs/visibility.tsx'

/** The tab that is open. */
export function OpenTab({ tab }: { tab: Tab }) {
  const Shown = tabs[tab]
  return Shown ? <Shown /> : null
}

const tabs: Partial<Record<Tab, ComponentType>> = {
  population: Population,
  identity: Identity,
  fields: Fields,
  values: Values,
  userTypes: UserTypes,
  rules: Rules,
  lifecycle: Lifecycle,
  visibility: Visibility,
  tags: Tags,
  signIn: SignIn,
  email: EMail,
  schedule: Schedule,
  testPeople: TestPeople,
}
