import { sql } from 'kysely'
import type { EnvironmentTransaction } from '../database/within.ts'
import { limitedCodes, overused } from '../mapping/core/people/access-codes.ts'
import type { MappingDocument } from '../mapping/core/document.ts'
import type { OutcomeOf } from './outcome.ts'

/** The sentence for each person, by their key, who used an access code after as many as may had. */
export async function overusedHere(
  tx: EnvironmentTransaction,
  of: OutcomeOf,
  document: MappingDocument,
): Promise<Map<string, string>> {
  const limited = limitedCodes(document)
  if (limited.length === 0) return new Map()
  const { rows } = await sql<{ personKey: string; codes: string[] }>`
    select person_key as "personKey", codes from outcomes
    where environment_id = ${of.environmentId} and source_id = ${of.sourceId} and release_id = ${of.releaseId}
      and status = 'included' and codes && ${limited}::text[]
    order by record_number`.execute(tx)
  return new Map([...overused(rows, document)].map(([key, { text }]) => [key, text]))
}
