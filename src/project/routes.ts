// A project: where it stands, its releases, and giving them to Dev and Prod.
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import type { Guard } from '../sources/http/guard.ts'
import { sourceOf } from '../sources/sources.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inProject, signedIn } from '../tenancy/permissions.ts'
import type { Vault } from '../tenancy/vault.ts'
import { deployToDev, deployToProd } from './deploy.ts'
import { nextThings } from './next-things.ts'
import { overview } from './overview.ts'
import { rehearse } from './rehearse.ts'
import { freezeRelease } from './release.ts'
import { deploymentsOf, permitsOf, releasesOf } from './releases.ts'

type Services = { db: Database; jobs: Jobs; vault: Vault; guard: Guard; config: Config }

const project = z.object({ project: z.uuid('Not the id of a project.') })

export const projectEndpoints = ({ db, jobs, vault, guard, config }: Services) => ({
  'GET /api/next-things': endpoint({
    on: 'console',
    may: signedIn,
    audit: { none: 'reads' },
    answer: async ({ scope }) => ({ projects: await nextThings(db, scope) }),
  }),

  'GET /api/projects/:project': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: project,
    answer: ({ scope }) => overview(db, config, scope),
  }),

  'GET /api/projects/:project/releases': endpoint({
    on: 'console',
    may: inProject(db, 'read'),
    audit: { none: 'reads' },
    params: project,
    answer: async ({ scope }) => ({
      releases: await releasesOf(db, scope),
      deployments: await deploymentsOf(db, scope),
      permits: await permitsOf(db, scope),
    }),
  }),

  /** Freezes what stands in the mapping; the same twice is one release. */
  'POST /api/projects/:project/releases': endpoint({
    on: 'console',
    may: inProject(db, 'deploy'),
    audit: 'release.frozen',
    params: project,
    answer: ({ scope }) => freezeRelease(db, scope.projectId, scope.account.accountId),
  }),

  /** Freezes the mapping, gives it to Dev, and asks what it would change there. */
  'POST /api/projects/:project/rehearsals': endpoint({
    on: 'console',
    may: inProject(db, 'deploy'),
    audit: 'release.deployed',
    params: project,
    body: z.object({ sourceId: z.uuid() }),
    answer: async ({ scope, body }) => {
      await sourceOf(db, scope.projectId, body.sourceId)
      return rehearse({ db, jobs }, scope, body.sourceId, new Date())
    },
  }),

  /** Any release may be deployed again: that is how one goes back. */
  'POST /api/projects/:project/deployments/dev': endpoint({
    on: 'console',
    may: inProject(db, 'deploy'),
    audit: 'release.deployed',
    params: project,
    body: z.object({ releaseId: z.uuid() }),
    answer: ({ scope, body }) => deployToDev({ db, vault, guard }, scope, body.releaseId),
  }),

  'POST /api/projects/:project/deployments/prod': endpoint({
    on: 'console',
    may: inProject(db, 'deploy'),
    audit: 'release.deployed',
    params: project,
    body: z.object({
      releaseId: z.uuid(),
      /** The site's name, typed. */
      confirmation: z.string().max(200),
    }),
    answer: ({ scope, body }) =>
      deployToProd({ db, vault, guard }, scope, body.releaseId, body.confirmation),
  }),
})
