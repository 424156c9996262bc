// Who may do what on a site.
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'
import type { SiteVisitor } from '../tenancy/visitor.ts'

/** Somebody who is signed in to an environment, as one of its people. */
export type Visiting = { environmentId: string; personId: string }

export function visiting({ visitor }: { visitor: SiteVisitor }): Visiting {
  if (!visitor.session) throw new Problem('signed_out')
  return { environmentId: visitor.environmentId, personId: visitor.session.personId }
}

/** Who has not accepted the terms sees nobody else. */
export function amongOthers(db: Database) {
  return async (asked: { visitor: SiteVisitor }): Promise<Visiting> => {
    const { environmentId, personId } = visiting(asked)
    const accepted = await within(db, environmentId, (tx) =>
      tx
        .selectFrom('persons')
        .select('person_id')
        .where('environment_id', '=', environmentId)
        .where('person_id', '=', personId)
        .where('terms_accepted_at', 'is not', null)
        .executeTakeFirst(),
    )
    if (!accepted)
      throw new Problem('not_allowed', 'Accept the terms first: then you see the others.')
    return { environmentId, personId }
  }
}
