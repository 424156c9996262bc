/** Whom somebody chose to invite. */
export type Whom = { everyone: true } | { test: true } | { userTypes: string[] }

export type Rule = { everyone: true } | { userTypes: string[] } | { people: string[] }

/** The rule that the server asks for; null where the choice names nobody yet. */
export function ruleOf(whom: Whom, testers: readonly string[] | undefined): Rule | null {
  if ('test' in whom) return testers?.length ? { people: [...testers] } : null
  if ('userTypes' in whom && whom.userTypes.length === 0) return null
  return whom
}

/** What the people room is asked for those whom the choice names. */
export function peopleOf(whom: Whom): Record<string, unknown> {
  if ('test' in whom) return { test: 'yes' }
  return 'userTypes' in whom ? { userType: whom.userTypes } : {}
}
