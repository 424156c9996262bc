// A registration that passed to somebody else: the record keeps its id, and both e-mail and name are another's. Whoever
// had it before must not come to see the new person's page, so nothing is taken over without being asked for.
import { composeDisplayName } from '../mapping/core/people/display-name.ts'
import type { GatheredPerson } from '../mapping/core/gather.ts'
import type { Said } from './merge-person.ts'
import type { PersonHere } from './people-here.ts'

/** Who had the registration, and who has it now, as a sentence names them; null where it is the same person. */
export function substitution(
  person: GatheredPerson & { basis: Buffer },
  here: PersonHere,
): { before: string; now: string } | null {
  // The same records as before: what differs is the mapping, and not the person.
  if (here.before === null || here.basis === person.basis.toString('hex')) return null
  const was = whoIs({ ...here.before, email: here.before.email ?? null })
  const is = whoIs(person)
  if (was.email === null || is.email === null || was.name === null || is.name === null) return null
  if (was.email === is.email || folded(was.name) === folded(is.name)) return null
  return { before: `${was.name} (${was.email})`, now: `${is.name} (${is.email})` }
}

function whoIs({ values, email }: Pick<Said, 'values'> & { email: string | null }) {
  const name = composeDisplayName(values) ?? values['display_name']
  return { name: typeof name === 'string' ? name : null, email: email ?? textOf(values['email']) }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
