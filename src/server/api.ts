// Everything that can be asked over HTTP. A domain adds its table here, in one line, and the web can call it, typed.
import { peopleEndpoints } from '../community/people-routes.ts'
import { communityEndpoints } from '../community/site-routes.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { identityEndpoints } from '../identity/routes.ts'
import type { Links } from '../mail/links.ts'
import { mailEndpoints } from '../mail/routes.ts'
import type { Smtp } from '../mail/smtp.ts'
import { mappingEndpoints } from '../mapping/routes.ts'
import type { Guard } from '../sources/http/guard.ts'
import { sourceRoomEndpoints } from '../sources/room-routes.ts'
import { projectEndpoints } from '../project/routes.ts'
import { sourceEndpoints } from '../sources/routes.ts'
import { whyEndpoints } from '../sync/people-routes.ts'
import { previewEndpoints } from '../sync/preview-routes.ts'
import { syncEndpoints } from '../sync/routes.ts'
import { sampleEndpoints } from '../sync/sample-routes.ts'
import { uploadEndpoints } from '../sync/upload-routes.ts'
import type { SignInLink } from '../tenancy/accounts.ts'
import type { Audience, Endpoints } from '../tenancy/endpoint.ts'
import { memberEndpoints } from '../tenancy/member-routes.ts'
import { tenancyEndpoints } from '../tenancy/routes.ts'
import { settingsEndpoints } from '../tenancy/settings-routes.ts'
import type { Vault } from '../tenancy/vault.ts'

export type { Answer, Sent } from '../tenancy/endpoint.ts'
export type { Failure } from './failure.ts'

/** What the endpoints and the workers stand on; the composition root makes it once. */
export type Services = {
  db: Database
  jobs: Jobs
  vault: Vault
  config: Config
  /** Every address that a person enters is asked through it. */
  guard: Guard
  /** Mints what mails carry. */
  links: Links
  /** Null where no mail server is set: mail stays in the outbox. */
  smtp: Smtp | null
  tellSignInLink: (link: SignInLink) => Promise<void>
}

export const api = (services: Services) =>
  [
    tenancyEndpoints(services),
    settingsEndpoints(services),
    memberEndpoints(services),
    sourceEndpoints(services),
    sourceRoomEndpoints(services),
    mappingEndpoints(services),
    uploadEndpoints(services),
    previewEndpoints(services),
    syncEndpoints(services),
    sampleEndpoints(services),
    whyEndpoints(services),
    peopleEndpoints(services),
    mailEndpoints(services),
    identityEndpoints(services),
    projectEndpoints(services),
    communityEndpoints(services),
  ] satisfies Endpoints[]

/** What the console calls: `Sent<ConsoleApi['GET /api/home']>` is what goes in, `Answer<…>` what comes out. */
export type ConsoleApi = On<'console'>
/** What the pages of a site call. */
export type SiteApi = On<'site'>

type Table = ReturnType<typeof api>[number]
type On<A extends Audience> = Both<
  Table extends infer T ? (T extends unknown ? Of<A, T> : never) : never
>
type Of<A, T> = { [K in keyof T as T[K] extends { on: A } ? K : never]: T[K] }

type Both<Tables> = (Tables extends unknown ? (table: Tables) => void : never) extends (
  table: infer All,
) => void
  ? All
  : never
