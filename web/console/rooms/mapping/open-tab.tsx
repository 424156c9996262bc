import type { ComponentType } from 'react'
import type { Tab } from '../../../../src/mapping/core/document.ts'
import { Fields } from './tabs/fields.tsx'
import { Identity } from './tabs/identity.tsx'
import { Population } from './tabs/population.tsx'
import { UserTypes } from './tabs/user-types.tsx'
import { Values } from './tabs/values.tsx'

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
}
