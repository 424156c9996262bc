// The people of one environment in the console: the table, its export, one person, and who is a test person.
import { Readable } from 'node:stream'
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { within } from '../database/within.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inEnvironment } from '../tenancy/permissions.ts'
import { peopleFilters, peopleValues, peopleWindow } from './people.ts'
import { peopleCsv } from './people-csv.ts'
import { peopleCount } from './people-query.ts'
import { peopleSearch, peopleSort } from './people-search.ts'
import { personPage } from './person-page.ts'
import { personPhoto } from './person-photo.ts'
import { endTestPerson, makeTestPerson } from './test-people.ts'

const environment = z.object({
  site: z.string().max(64),
  environment: z.enum(['dev', 'prod']),
})
const person = environment.extend({ person: z.uuid('Not the id of a person.') })
const email = z.email('Write an e-mail address, such as robin@example.org.').max(254)

export const peopleEndpoints = ({ db }: { db: Database }) => ({
  'GET /api/sites/:site/:environment/people': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: environment,
    query: peopleSearch.extend({
      sort: peopleSort,
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    answer: ({ scope, query: { sort, offset, limit, ...search } }) =>
      peopleWindow(db, scope.environmentId, search, sort, { offset, limit }),
  }),

  'GET /api/sites/:site/:environment/people/filters': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: environment,
    query: peopleSearch,
    answer: ({ scope, query }) => peopleFilters(db, scope.environmentId, query),
  }),

  'GET /api/sites/:site/:environment/people/values/:field': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: environment.extend({ field: z.string().max(64) }),
    query: peopleSearch,
    answer: async ({ scope, params, query }) => ({
      values: await peopleValues(db, scope.environmentId, query, params.field),
    }),
  }),

  'GET /api/sites/:site/:environment/people/export': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: 'people.exported',
    params: environment,
    query: peopleSearch.extend({ sort: peopleSort }),
    answer: async ({ scope, query: { sort, ...search }, reply }) => {
      const { environmentId, clientId, account, siteSlug, kind } = scope
      await within(db, environmentId, async (tx) =>
        record(tx, {
          event: 'people.exported',
          actor: { kind: 'account', id: account.accountId },
          clientId,
          environmentId,
          subject: { kind: 'environment', id: environmentId },
          value: { search, people: await peopleCount(tx, search) },
        }),
      )
      const name = `people-${siteSlug}-${kind}.csv`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply
        .type('text/csv; charset=utf-8')
        .send(Readable.from(peopleCsv(db, environmentId, search, sort)))
    },
  }),

  'GET /api/sites/:site/:environment/people/:person': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: person,
    answer: ({ scope, params }) => personPage(db, scope.environmentId, params.person),
  }),

  'GET /api/sites/:site/:environment/people/:person/photo': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: person,
    answer: async ({ scope, params, request, reply }) => {
      const known = /"(\w+)"/.exec(request.headers['if-none-match'] ?? '')?.[1] ?? null
      const { hash, image } = await personPhoto(db, scope.environmentId, params.person, known)
      reply.header('cache-control', 'private, no-cache').header('etag', `"${hash}"`)
      return image ? reply.type('image/webp').send(image) : reply.code(304).send()
    },
  }),

  'PUT /api/sites/:site/:environment/people/:person/test': endpoint({
    on: 'console',
    may: inEnvironment(db, 'administer'),
    audit: 'test_person.made',
    params: person,
    body: z.object({
      /** Where their mails go: a project member's or a listed test address; without one, the acting account's own. */
      address: email.optional(),
    }),
    answer: ({ scope, params, body }) =>
      makeTestPerson(db, scope, params.person, body.address ?? null),
  }),

  'DELETE /api/sites/:site/:environment/people/:person/test': endpoint({
    on: 'console',
    may: inEnvironment(db, 'administer'),
    audit: 'test_person.ended',
    params: person,
    answer: ({ scope, params }) => endTestPerson(db, scope, params.person),
  }),
})
