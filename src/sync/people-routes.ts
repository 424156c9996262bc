// What the engine knows of one person: why each field is as it is, and what happened to them.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inEnvironment } from '../tenancy/permissions.ts'
import { personHistory } from './person-history.ts'
import { whyPerson } from './why.ts'

const person = z.object({
  site: z.string().max(64),
  environment: z.enum(['dev', 'prod']),
  person: z.uuid('Not the id of a person.'),
})

export const whyEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/sites/:site/:environment/people/:person/why': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: person,
    answer: ({ scope, params }) => whyPerson(db, scope.environmentId, params.person),
  }),

  'GET /api/sites/:site/:environment/people/:person/history': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: person,
    query: z.object({
      before: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: ({ scope, params, query: { before = null, limit } }) =>
      personHistory(db, scope.environmentId, params.person, { before, limit }),
  }),
})
