// What people do on a site once they are signed in: their own profile, and the directory of the others.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import { limit } from '../tenancy/attempts.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import type { Vault } from '../tenancy/vault.ts'
import { acceptTerms, chooseDirectory } from './choices.ts'
import { directoryFilters } from './directory-filters.ts'
import { directoryPage, listedPerson } from './directory.ts'
import { photoBytes, removePhoto, seenPhoto, setPhoto } from './photo.ts'
import { editProfile, ownProfile } from './profile.ts'
import { amongOthers, visiting } from './visiting.ts'

const person = z.object({ person: z.uuid('Not the id of a person.') })
const listed = z.boolean()
const fieldValue = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()])
const dimension = z.string().regex(/^[a-z][a-z0-9_]*:/, 'Write a filter as country:NL.')

export const communityEndpoints = ({ db, vault }: { db: Database; vault: Vault }) => ({
  'GET /api/profile': endpoint({
    on: 'site',
    may: visiting,
    audit: { none: 'reads' },
    answer: ({ scope }) => ownProfile(db, scope),
  }),

  'PATCH /api/profile': endpoint({
    on: 'site',
    may: visiting,
    audit: { none: 'the person’s history keeps each edit' },
    body: z.object({ version: z.int(), values: z.record(z.string().max(64), fieldValue) }),
    answer: ({ scope, body }) => editProfile(db, scope, body),
  }),

  'POST /api/profile/first-visit': endpoint({
    on: 'site',
    may: visiting,
    audit: 'terms.accepted',
    body: z.object({ acceptsTerms: z.literal(true, 'Accept the terms to go on.'), listed }),
    answer: ({ scope, body }) => acceptTerms(db, scope, body),
  }),

  'PUT /api/profile/directory': endpoint({
    on: 'site',
    may: visiting,
    audit: { none: 'the person’s history keeps it' },
    body: z.object({ listed }),
    answer: ({ scope, body }) => chooseDirectory(db, scope, body),
  }),

  'PUT /api/profile/photo': endpoint({
    on: 'site',
    may: visiting,
    audit: { none: 'the person’s history keeps it' },
    bytes: photoBytes,
    answer: async ({ scope, body }) => {
      // Unfolding a picture is the dearest thing that a visitor can ask for.
      const perHour = { most: 30, perSeconds: 60 * 60 }
      await limit(db, vault, ['photo', scope.environmentId, scope.personId], perHour)
      return setPhoto(db, scope, body)
    },
  }),

  'DELETE /api/profile/photo': endpoint({
    on: 'site',
    may: visiting,
    audit: { none: 'the person’s history keeps it' },
    answer: ({ scope }) => removePhoto(db, scope),
  }),

  'GET /api/directory': endpoint({
    on: 'site',
    may: amongOthers(db),
    audit: { none: 'reads' },
    query: z.object({
      q: z.string().max(200).default(''),
      userType: z.string().max(64).optional(),
      /** Filters by dimension, each as `field:value`. */
      where: z.union([dimension.transform((one) => [one]), z.array(dimension).max(20)]).default([]),
      after: z.string().max(2000).optional(),
    }),
    answer: ({ scope, query: { q, userType = null, where, after = null } }) =>
      directoryPage(db, scope, { q, userType, where: byField(where), after }),
  }),

  'GET /api/directory/filters': endpoint({
    on: 'site',
    may: amongOthers(db),
    audit: { none: 'reads' },
    answer: ({ scope }) => directoryFilters(db, scope),
  }),

  'GET /api/directory/:person': endpoint({
    on: 'site',
    may: amongOthers(db),
    audit: { none: 'reads' },
    params: person,
    answer: ({ scope, params }) => listedPerson(db, scope, params.person),
  }),

  'GET /api/photos/:person': endpoint({
    on: 'site',
    may: visiting,
    audit: { none: 'reads' },
    params: person,
    answer: async ({ scope, params, request, reply }) => {
      const known = /"(\w+)"/.exec(request.headers['if-none-match'] ?? '')?.[1] ?? null
      const { hash, image } = await seenPhoto(db, scope, params.person, known)
      // Kept by the browser, but asked about each time: who leaves the directory is gone from the next page on.
      reply.header('cache-control', 'private, no-cache').header('etag', `"${hash}"`)
      return image ? reply.type('image/webp').send(image) : reply.code(304).send()
    },
  }),
})

const byField = (where: string[]): { [field: string]: string } =>
  Object.fromEntries(
    where.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
  )
