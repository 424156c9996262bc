import type { communityEndpoints } from '../../src/community/site-routes.ts'
import type { Endpoint } from '../../src/tenancy/endpoint.ts'
import type * as z from 'zod'

type E<R, P extends object | null, B> = Endpoint<
  'site',
  null,
  R,
  P extends null ? z.ZodUndefined : z.ZodType<P>,
  z.ZodUndefined,
  B extends null ? z.ZodUndefined : z.ZodType<B>
>
type Token = { token: string }
export type Api = Omit<ReturnType<typeof communityEndpoints>, 'GET /api/directory/filters'> & {
  'GET /api/directory/filters': E<
    Awaited<
      ReturnType<ReturnType<typeof communityEndpoints>['GET /api/directory/filters']['answer']>
    > & { userTypes: { key: string; label: string }[] },
    null,
    null
  >
  'GET /api/site': E<
    {
      name: string
      clientName: string
      kind: 'dev' | 'prod'
      tagline: string
      colour: string
      timeZone: string
      eventFrom: string | null
      eventTo: string | null
      helpContact: { name: string; email: string | null }
      terms: string
      signedIn: boolean
    },
    null,
    null
  >
  'POST /api/sign-in': E<void, null, { email: string }>
  'POST /api/code': E<Outcome, null, { email: string; code: string }>
  'GET /api/link/:token': E<
    {
      kind: 'invitation' | 'sign_in' | null
      state: 'ready' | 'expired' | 'gone' | 'suspended' | 'closed'
      name: string | null
      address: string | null
    },
    Token,
    null
  >
  'POST /api/link/:token': E<Outcome, Token, null>
  'POST /api/link/:token/renew': E<void, Token, null>
  'POST /api/choose': E<Outcome, null, { token: string; personId: string }>
  'POST /api/sign-out': E<void, null, null>
}
export type Outcome =
  | { kind: 'signed in' }
  | { kind: 'choose'; token: string; people: { personId: string; name: string }[] }
