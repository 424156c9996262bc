import type { FieldValue } from '../values/value.ts'

/** What the tabs before the rules made of a record; the rules change it in place. */
export type Draft = {
  values: { [field: string]: FieldValue }
  readonly userTypes: readonly string[]
  tags: readonly string[]
  groups: readonly string[]
}
