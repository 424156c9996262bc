import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Jobs } from '../database/jobs.ts'
import { invitationEndpoints } from './invitation-routes.ts'
import type { Links } from './links.ts'
import { messageEndpoints } from './message-routes.ts'
import { testAddressEndpoints } from './test-address-routes.ts'

/** The console's mail room of an environment. */
export const mailEndpoints = (services: {
  db: Database
  jobs: Jobs
  config: Pick<Config, 'tls' | 'publicPort' | 'smtpUrl'>
  links: Links
}) => ({
  ...messageEndpoints(services),
  ...invitationEndpoints(services),
  ...testAddressEndpoints(services),
})
