// The door of a site: what it is, and every way in. Nothing that a GET answers uses anything up.
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { within } from '../database/within.ts'
import { emailKey } from '../mapping/core/values/email-key.ts'
import { record } from '../tenancy/audit.ts'
import { endpoint, type SessionCookie } from '../tenancy/endpoint.ts'
import { Problem } from '../tenancy/problem.ts'
import type { Vault } from '../tenancy/vault.ts'
import type { SiteVisitor } from '../tenancy/visitor.ts'
import { askForLink } from './ask.ts'
import { peekLink } from './peek.ts'
import { renewInvitation } from './renew.ts'
import { endSession, sessionEnd } from './sessions.ts'
import { signInByChoice, signInByCode, signInByLink, type SignedIn } from './sign-in.ts'
import { sitePage } from './site.ts'

const token = z.object({ token: z.string().min(1).max(200) })
const email = z.string().transform((text, context) => {
  const key = emailKey(text)
  const message = 'Write an e-mail address, such as robin@example.org.'
  if (key === null) context.addIssue({ code: 'custom', message })
  return key ?? ''
})
const anybody = ({ visitor }: { visitor: SiteVisitor }): SiteVisitor => visitor

type Services = { db: Database; jobs: Jobs; vault: Vault; now?: () => Date }

export const visitorEndpoints = (services: Services) => {
  const { db, now = () => new Date() } = services

  /** Sets the session of whoever came in; the session that this browser had before ends. */
  async function welcome(
    { environmentId, session: before }: SiteVisitor,
    cookie: SessionCookie,
    entered: SignedIn,
  ) {
    if (entered.kind === 'choose') return entered
    if (before) await within(db, environmentId, (tx) => endSession(tx, before.tokenHash))
    cookie.keep(entered.token, entered.expiresAt)
    return { kind: 'signed in' as const }
  }

  return {
    'GET /api/site': endpoint({
      on: 'site',
      may: anybody,
      audit: { none: 'reads' },
      answer: ({ scope, session }) => {
        // The session lives on from its last day of use, and so must the cookie.
        if (scope.session && session.token) session.keep(session.token, sessionEnd(now()))
        return sitePage(db, scope)
      },
    }),

    'POST /api/sign-in': endpoint({
      on: 'site',
      may: anybody,
      audit: { none: 'says nothing about whether the address is known, and neither does the log' },
      body: z.object({ email }),
      answer: ({ scope, body: { email: address }, network }) =>
        askForLink(services, scope.environmentId, { address, network }),
    }),

    'GET /api/link/:token': endpoint({
      on: 'site',
      may: anybody,
      audit: { none: 'reads, and uses nothing up' },
      params: token,
      answer: ({ scope, params }) => peekLink(db, scope.environmentId, params.token, now()),
    }),

    'POST /api/link/:token': endpoint({
      on: 'site',
      may: anybody,
      audit: 'visitor.signed_in',
      params: token,
      answer: async ({ scope, params, session, request, network, agent }) => {
        refusePrefetch(request)
        const from = { network, agent }
        const entered = await signInByLink(services, scope.environmentId, params.token, from)
        return welcome(scope, session, entered)
      },
    }),

    'POST /api/code': endpoint({
      on: 'site',
      may: anybody,
      audit: 'visitor.signed_in',
      body: z.object({ email, code: z.string().min(1).max(40) }),
      answer: async ({ scope, body, session, network, agent }) => {
        const from = { network, agent }
        const proof = { address: body.email, code: body.code }
        const entered = await signInByCode(services, scope.environmentId, proof, from)
        return welcome(scope, session, entered)
      },
    }),

    'POST /api/choose': endpoint({
      on: 'site',
      may: anybody,
      audit: 'visitor.signed_in',
      body: z.object({ ...token.shape, personId: z.uuid() }),
      answer: async ({ scope, body, session, network, agent }) => {
        const from = { network, agent }
        const entered = await signInByChoice(services, scope.environmentId, body, from)
        return welcome(scope, session, entered)
      },
    }),

    'POST /api/link/:token/renew': endpoint({
      on: 'site',
      may: anybody,
      audit: 'person.invited',
      params: token,
      answer: ({ scope, params, network }) =>
        renewInvitation(services, scope.environmentId, params.token, network),
    }),

    'POST /api/sign-out': endpoint({
      on: 'site',
      may: anybody,
      audit: { none: 'logs visitor.signed_out where somebody was signed in' },
      answer: async ({ scope: { environmentId, session: signedIn }, session }) => {
        session.forget()
        if (!signedIn) return
        await within(db, environmentId, async (tx) => {
          await endSession(tx, signedIn.tokenHash)
          await record(tx, {
            event: 'visitor.signed_out',
            actor: { kind: 'person', id: signedIn.personId },
            environmentId,
            subject: { kind: 'person', id: signedIn.personId },
          })
        })
      },
    }),
  }
}

/** Browsers and scanners say when they fetch what nobody asked for yet (https://wicg.github.io/nav-speculation/). */
function refusePrefetch({ headers }: FastifyRequest): void {
  const said = [headers['sec-purpose'], headers['purpose'], headers['x-purpose'], headers['x-moz']]
  if (said.some((purpose) => /prefetch|prerender|preview/iu.test(String(purpose ?? ''))))
    throw new Problem(
      'invalid',
      'This was fetched in advance, and signs nobody in. Press the button.',
    )
}
