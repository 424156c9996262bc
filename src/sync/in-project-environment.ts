import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Account } from '../tenancy/accounts.ts'
import { inProject, type Act, type ProjectScope } from '../tenancy/permissions.ts'

export const projectEnvironment = z.object({
  project: z.uuid('Not the id of a project.'),
  environment: z.enum(['dev', 'prod']),
})

export type ProjectEnvironmentScope = ProjectScope & {
  environment: 'dev' | 'prod'
  environmentId: string
}

/** `:project` and `:environment`: who may act in the project may in both of its environments. */
export function inProjectEnvironment(db: Database, act: Act) {
  const mayInProject = inProject(db, act)
  return async (asked: {
    account: Account | null
    params: z.output<typeof projectEnvironment>
  }): Promise<ProjectEnvironmentScope> => {
    const scope = await mayInProject(asked)
    const { environment } = asked.params
    return { ...scope, environment, environmentId: scope[environment] }
  }
}
