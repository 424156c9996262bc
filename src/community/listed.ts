import { type RawBuilder, sql } from 'kysely'

/** The one condition under which others see a person: `persons` goes by this name in the query. */
export function isListed(person: string): RawBuilder<boolean> {
  const row = sql.id(person)
  return sql`(${row}.state = 'active' and ${row}.in_directory and ${row}.directory_choice is not false)`
}
