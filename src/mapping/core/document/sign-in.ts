import { z } from 'zod'
import { compared, free } from './marks.ts'
import { cell } from './parts.ts'

/** How people sign in, and what they see the first time. */
export const signIn = z.strictObject({
  way: z.enum(['magic link', 'single sign-on', 'both']).default('magic link'),
  /** How long an invitation link works, in days; null until the event closes. */
  invitationDays: z.int().min(1).max(730).nullable().default(null),
  connection: z.enum(['none', 'OpenID Connect', 'SAML 2.0', 'OAuth 2']).default('none'),
  /** By what a person who signs in is found among those who are here. */
  matchBy: free(z.array(z.enum(['external id', 'subject', 'e-mail'])).max(3)).default([
    'external id',
  ]),
  /** E-mail domains that the client's sign-in speaks for: only there does a verified e-mail find a person. */
  domains: compared(z.array(cell).max(200)).default([]),
  /** What somebody reads who signed in but is not registered, and where they can register. */
  notRegistered: z
    .strictObject({
      text: z.string().max(2000).default(''),
      link: z.string().trim().max(500).default(''),
    })
    .prefault({}),
  /** Whom people ask who cannot sign in: an e-mail address of the client. */
  help: z.string().trim().max(254).default(''),
  firstSignIn: z
    .strictObject({
      /** Address of the terms that people accept; blank for none. */
      terms: z.string().trim().max(500).default(''),
      /** Whether people are asked to be in the directory, or begin in it, or out of it. */
      directory: z.enum(['ask', 'in', 'out']).default('ask'),
    })
    .prefault({}),
})
