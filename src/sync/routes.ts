import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { planEndpoints } from './plan-routes.ts'
import { pullEndpoints } from './pull-routes.ts'
import { runEndpoints } from './run-routes.ts'

/** Pull, plan, apply, of one environment of a project. */
export const syncEndpoints = (services: { db: Database; jobs: Jobs }) => ({
  ...pullEndpoints(services),
  ...planEndpoints(services),
  ...runEndpoints(services),
})
