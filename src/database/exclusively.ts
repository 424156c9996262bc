import type { Database } from './connection.ts'

/**
 * Acts while nobody else does, on any machine: the lock belongs to a connection, so it goes with the process that
 * held it, however that ended.
 * @returns whether it acted; false when somebody else is at it.
 */
export async function exclusively(
  db: Database,
  key: string,
  act: () => Promise<void>,
): Promise<boolean> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => (broken = error)
  client.on('error', onError)
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
      [key],
    )
    if (!rows[0]?.got) return false
    try {
      await act()
    } finally {
      await client
        .query('select pg_advisory_unlock(hashtextextended($1, 0))', [key])
        .catch((error: Error) => (broken = error))
    }
    return true
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
