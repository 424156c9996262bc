import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject } from '../tenancy/permissions.ts'
import { projectParams } from './body.ts'
import { areas } from './core/document/area.ts'
import { clientRights, setClientRight } from './rights.ts'

export const rightsEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/projects/:project/mapping/rights': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: projectParams,
    answer: async ({ scope }) => ({ rights: await clientRights(db, scope.projectId) }),
  }),

  'PUT /api/projects/:project/mapping/rights': endpoint({
    on: 'console',
    may: inProject(db, 'map'),
    audit: 'mapping.rights_set',
    params: projectParams,
    body: z.strictObject({ area: z.enum(areas), clientEdits: z.boolean() }),
    answer: async ({ scope, body }) => {
      await setClientRight(db, scope, body)
      return { rights: await clientRights(db, scope.projectId) }
    },
  }),
})
