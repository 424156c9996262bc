import { outside, type EnvironmentTransaction } from '../database/within.ts'

/** What people are called who started, made or confirmed something. */
export async function accountNames(
  tx: EnvironmentTransaction,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  const rows = await outside(tx, (shared) =>
    shared
      .selectFrom('accounts')
      .select(['account_id', 'name'])
      .where((eb) => (asked.length > 0 ? eb('account_id', 'in', asked) : eb.lit(false)))
      .execute(),
  )
  const names = new Map(rows.map((row) => [row.account_id, row.name]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}
