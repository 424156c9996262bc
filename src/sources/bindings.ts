// What an environment adds to a source: its own parameters, and its secrets, which go in and are never shown again.
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { Vault } from '../tenancy/vault.ts'

/** The values of a definition's `config`, secrets among them: for asking the source, and for nothing else. */
export async function openBindings(
  db: Database,
  vault: Vault,
  environmentId: string,
  sourceId: string,
): Promise<Record<string, string>> {
  return within(db, environmentId, async (tx) => {
    const secrets = await tx
      .selectFrom('secrets')
      .select(['name', 'key_id', 'nonce', 'ciphertext'])
      .where('environment_id', '=', environmentId)
      .where('source_id', '=', sourceId)
      .execute()
    const opened = secrets.map(({ name, ...sealed }) => [
      name,
      vault.open(sealed, rowOf(environmentId, sourceId, name)),
    ])
    return { ...(await bindingConfig(tx, sourceId)), ...Object.fromEntries(opened) }
  })
}

/** The parameters that may be shown. */
export async function bindingConfig(
  tx: EnvironmentTransaction,
  sourceId: string,
): Promise<Record<string, string>> {
  const binding = await tx
    .selectFrom('bindings')
    .select('config')
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  return (binding?.config ?? {}) as Record<string, string>
}

/** Which secrets are set, and since when: all that anybody is told of them. */
export async function secretsSet(
  tx: EnvironmentTransaction,
  sourceId: string,
): Promise<{ name: string; updatedAt: Date }[]> {
  const rows = await tx
    .selectFrom('secrets')
    .select(['name', 'updated_at'])
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ name: row.name, updatedAt: row.updated_at }))
}

export async function bind(
  tx: EnvironmentTransaction,
  vault: Vault,
  to: { sourceId: string; accountId: string },
  { config, secrets }: { config: Record<string, string>; secrets: Record<string, string> },
): Promise<void> {
  const who = { updated_by: to.accountId, updated_at: new Date() }
  const at = { environment_id: tx.environmentId, source_id: to.sourceId }
  const text = JSON.stringify(config)
  await tx
    .insertInto('bindings')
    .values({ ...at, config: text, ...who })
    .onConflict((conflict) =>
      conflict.columns(['environment_id', 'source_id']).doUpdateSet({ config: text, ...who }),
    )
    .execute()
  for (const [name, plain] of Object.entries(secrets)) {
    const sealed = vault.seal(plain, rowOf(tx.environmentId, to.sourceId, name))
    await tx
      .insertInto('secrets')
      .values({ ...at, name, ...sealed, ...who })
      .onConflict((conflict) =>
        conflict
          .columns(['environment_id', 'source_id', 'name'])
          .doUpdateSet({ ...sealed, ...who }),
      )
      .execute()
  }
}

const rowOf = (environmentId: string, sourceId: string, name: string) => [
  'secrets',
  environmentId,
  sourceId,
  name,
]
