import { sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { Problem } from '../tenancy/problem.ts'

/**
 * A person's photo for the console, which sees everybody's. `known` is the hash of what the browser has; the image is
 * null where it has the newest.
 */
export async function personPhoto(
  db: Database,
  environmentId: string,
  personId: string,
  known: string | null,
): Promise<{ hash: string; image: Buffer | null }> {
  const { rows } = await within(db, environmentId, (tx) =>
    sql<{ hash: string; image: Buffer | null }>`
      select hash, case when hash is distinct from ${known} then image end as image
      from photos where environment_id = ${environmentId} and person_id = ${personId}`.execute(tx),
  )
  if (!rows[0]) throw new Problem('not_found')
  return rows[0]
}
