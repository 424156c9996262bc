import type { DB } from './tables.ts'

/** The tables whose rows belong to one environment. A test holds this list against the database's own. */
export const environmentTables = [
  'bindings',
  'campaigns',
  'deployments',
  'history',
  'identifiers',
  'links',
  'messages',
  'outcomes',
  'payloads',
  'permits',
  'persons',
  'photos',
  'plan_groups',
  'plan_rows',
  'plans',
  'presences',
  'pull_pages',
  'pulls',
  'runs',
  'secrets',
  'sessions',
  'sign_ins',
  'source_records',
  'test_addresses',
  'test_people',
  'uploads',
] as const satisfies (keyof DB)[]

export type EnvironmentTables = Pick<DB, (typeof environmentTables)[number]>
export type GlobalTables = Omit<DB, keyof EnvironmentTables>
