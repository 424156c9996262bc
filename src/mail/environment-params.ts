import * as z from 'zod'
import type { EnvironmentScope } from '../tenancy/permissions.ts'

/** The part of an address that names an environment: the site's slug, and which of its two. */
export const environment = { site: z.string(), environment: z.enum(['dev', 'prod']) }

/** Who acts where, for the audit log. */
export const by = ({ account, clientId, environmentId }: EnvironmentScope) => ({
  actor: { kind: 'account' as const, id: account.accountId },
  clientId,
  environmentId,
})
