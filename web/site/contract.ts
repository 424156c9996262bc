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
export type Api = ReturnType<typeof communityEndpoints> & {
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
      kind: 'invitation' | 'sign_in'
      state: 'ready' | 'expired' | 'revoked' | 'used'
      name: string | null
      email: string | null
    },
    Token,
    null
  >
  'POST /api/link/:token': E<Outcome, Token, null>
  'POST /api/link/:token/renew': E<void, Token, null>
  'POST /api/choose': E<void, null, { personId: string }>
  'POST /api/sign-out': E<void, null, null>
}
export type Outcome =
  | { outcome: 'signed in' }
  | { outcome: 'choose'; people: { personId: string; name: string }[] }
