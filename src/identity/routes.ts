import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import type { Vault } from '../tenancy/vault.ts'
import { accessEndpoints } from './console-routes.ts'
import { visitorEndpoints } from './site-routes.ts'

/** Signing in to a site, and what the console sees of it. */
export const identityEndpoints = (services: {
  db: Database
  jobs: Jobs
  vault: Vault
  now?: () => Date
}) => ({ ...visitorEndpoints(services), ...accessEndpoints(services) })
