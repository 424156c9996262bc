// What the console sees and ends of a person's ways in.
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { type EnvironmentTransaction, within } from '../database/within.ts'
import { by, environment } from '../mail/environment-params.ts'
import { invite } from '../mail/invite.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint } from '../tenancy/endpoint.ts'
import { inEnvironment } from '../tenancy/permissions.ts'
import { Problem } from '../tenancy/problem.ts'
import { personAccess } from './access.ts'
import { revokeInvitations } from './links.ts'
import { endSessions } from './sessions.ts'

const person = { ...environment, person: z.uuid('Not the id of a person.') }
const subject = (personId: string) => ({ kind: 'person', id: personId })

type Services = { db: Database; jobs: Jobs; now?: () => Date }

export const accessEndpoints = ({ db, jobs, now = () => new Date() }: Services) => ({
  'GET /api/sites/:site/:environment/people/:person/access': endpoint({
    on: 'console',
    may: inEnvironment(db, 'read'),
    audit: { none: 'reads' },
    params: z.object(person),
    answer: ({ scope, params }) =>
      within(db, scope.environmentId, (tx) => personAccess(tx, params.person, now())),
  }),

  'POST /api/sites/:site/:environment/people/:person/links/:link/revoke': endpoint({
    on: 'console',
    may: inEnvironment(db, 'run'),
    audit: 'link.revoked',
    params: z.object({
      ...person,
      link: z.string().regex(/^[0-9a-f]{64}$/, 'Not the id of a link.'),
    }),
    answer: ({ scope, params }) =>
      within(db, scope.environmentId, async (tx) => {
        const link = Buffer.from(params.link, 'hex')
        if (!(await revokeInvitations(tx, params.person, now(), link)))
          throw new Problem('not_found')
        const entry = { ...by(scope), subject: subject(params.person) }
        await record(tx, { event: 'link.revoked', ...entry, value: { link: params.link } })
      }),
  }),

  'POST /api/sites/:site/:environment/people/:person/reissue': endpoint({
    on: 'console',
    may: inEnvironment(db, 'run'),
    audit: 'link.revoked',
    params: z.object(person),
    answer: async ({ scope, params }) => {
      let revoked = 0
      // One transaction: where no new one can be sent the old ones go on working, and the new one is not among them.
      const revoke = async (tx: EnvironmentTransaction) => {
        revoked = await revokeInvitations(tx, params.person, now())
        const entry = { ...by(scope), subject: subject(params.person) }
        await record(tx, { event: 'link.revoked', ...entry, value: { count: revoked } })
      }
      const sent = await invite({ db, jobs, site: scope }, params.person, by(scope).actor, revoke)
      return { ...sent, revoked }
    },
  }),

  'POST /api/sites/:site/:environment/people/:person/sign-out-everywhere': endpoint({
    on: 'console',
    may: inEnvironment(db, 'run'),
    audit: 'sessions.ended',
    params: z.object(person),
    answer: ({ scope, params }) =>
      within(db, scope.environmentId, async (tx) => {
        const ended = await endSessions(tx, params.person)
        const entry = { ...by(scope), subject: subject(params.person) }
        await record(tx, { event: 'sessions.ended', ...entry, value: { ended } })
        return { ended }
      }),
  }),
})
