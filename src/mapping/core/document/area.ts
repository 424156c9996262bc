import type { MappingDocument, Tab } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'

/** What is filled in together: the document, over what the platform can hold. */
export type Program = { document: MappingDocument; model: PlatformModel }

/** A part that has its own editors: a tab, or what the platform itself holds (its fields, user types, tags…). */
export type Area = Tab | 'platform'

/** What a client reads on each tab, in the order in which they are filled in. */
export const tabNames: Readonly<Record<Tab, string>> = {
  population: 'Population',
  identity: 'Identity',
  fields: 'Fields',
  values: 'Values',
  userTypes: 'User types & access',
  rules: 'Rules',
  lifecycle: 'Lifecycle',
  visibility: 'Visibility',
  tags: 'Tags',
  signIn: 'Sign-in',
  email: 'E-mail',
  content: 'Content',
  schedule: 'Schedule & limits',
  testPeople: 'Test people',
}

export const areaNames: Readonly<Record<Area, string>> = { ...tabNames, platform: 'Platform' }

export const areas = Object.keys(areaNames) as readonly Area[]

export function partOfProgram({ document, model }: Program, area: Area): unknown {
  return area === 'platform' ? model : document[area]
}

/** The program with another part. The caller answers for its form. */
export function withPart(program: Program, area: Area, part: unknown): Program {
  return area === 'platform'
    ? { ...program, model: part as PlatformModel }
    : { ...program, document: { ...program.document, [area]: part } }
}
