// What an environment adds to a source: its own parameters, and its secrets, which go in and are never shown again.
import type { Database } from '../database/connection.ts'
import { within, type EnvironmentTransaction } from '../database/within.ts'
import type { Vault } from '../tenancy/vault.ts'
import type { SourceDefinition } from './definition/definition.ts'
import { secretKeys } from './definition/secrets.ts'
import { originOf } from './http/request.ts'
import { SourceError } from './source-error.ts'

export type Config = Record<string, string>

/**
 * The values of a definition's `config`, secrets among them: for asking this origin, and for nothing else.
 * @throws {SourceError} where a secret was entered for another origin than the definition now asks.
 */
export async function openBindings(
  db: Database,
  vault: Vault,
  of: { environmentId: string; sourceId: string },
  definition: SourceDefinition,
): Promise<{ config: Config; origin: string }> {
  return within(db, of.environmentId, async (tx) => {
    const config = await bindingConfig(tx, of.sourceId)
    const origin = originOf(definition, config)
    const { secrets, elsewhere } = await openSecrets(tx, vault, of.sourceId, definition, origin)
    const [missing] = elsewhere
    if (missing)
      throw new SourceError('credentials_for_elsewhere', { from: missing.origin, to: origin })
    return { config: { ...config, ...secrets }, origin }
  })
}

/** Opens what a source has for a definition that somebody is trying, and for the origin that it really asks. */
export type KnownSecrets = (definition: SourceDefinition, origin: string) => Promise<Config>

/** The secrets that the definition signs in with, as far as they were entered for this origin; the others are only named. */
export async function openSecrets(
  tx: EnvironmentTransaction,
  vault: Vault,
  sourceId: string,
  definition: SourceDefinition,
  origin: string,
): Promise<{ secrets: Config; elsewhere: { name: string; origin: string }[] }> {
  const names = secretKeys(definition)
  if (names.length === 0) return { secrets: {}, elsewhere: [] }
  const rows = await tx
    .selectFrom('secrets')
    .select(['name', 'origin', 'key_id', 'nonce', 'ciphertext'])
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .where('name', 'in', names)
    .execute()
  const own = rows.filter((row) => row.origin === origin)
  const opened = own.map(({ name, origin, ...sealed }) => [
    name,
    vault.open(sealed, rowOf(tx.environmentId, sourceId, name, origin)),
  ])
  return {
    secrets: Object.fromEntries(opened) as Config,
    elsewhere: rows.filter((row) => row.origin !== origin),
  }
}

/** The parameters that may be shown. */
export async function bindingConfig(tx: EnvironmentTransaction, sourceId: string): Promise<Config> {
  const binding = await tx
    .selectFrom('bindings')
    .select('config')
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  return (binding?.config ?? {}) as Config
}

/** Which secrets are set, for which origin, and since when: all that anybody is told of them. */
export async function secretsSet(
  tx: EnvironmentTransaction,
  sourceId: string,
): Promise<{ name: string; origin: string; updatedAt: Date }[]> {
  const rows = await tx
    .selectFrom('secrets')
    .select(['name', 'origin', 'updated_at'])
    .where('environment_id', '=', tx.environmentId)
    .where('source_id', '=', sourceId)
    .orderBy('name')
    .execute()
  return rows.map(({ updated_at, ...row }) => ({ ...row, updatedAt: updated_at }))
}

/** @throws {SourceError} where a secret is entered, and the parameters do not say for which address. */
export async function bind(
  tx: EnvironmentTransaction,
  vault: Vault,
  to: { sourceId: string; accountId: string; definition: SourceDefinition },
  { config, secrets }: { config: Config; secrets: Config },
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
  if (Object.keys(secrets).length === 0) return
  const origin = originOf(to.definition, config)
  for (const [name, plain] of Object.entries(secrets)) {
    const sealed = vault.seal(plain, rowOf(tx.environmentId, to.sourceId, name, origin))
    await tx
      .insertInto('secrets')
      .values({ ...at, name, origin, ...sealed, ...who })
      .onConflict((conflict) =>
        conflict
          .columns(['environment_id', 'source_id', 'name'])
          .doUpdateSet({ origin, ...sealed, ...who }),
      )
      .execute()
  }
}

const rowOf = (environmentId: string, sourceId: string, name: string, origin: string) => [
  'secrets',
  environmentId,
  sourceId,
  name,
  origin,
]
