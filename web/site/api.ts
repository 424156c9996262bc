import type { communityEndpoints } from '../../src/community/site-routes.ts'
import type { visitorEndpoints } from '../../src/identity/site-routes.ts'
import type { Answer } from '../../src/tenancy/endpoint.ts'
import { caller } from '../ui/api.ts'

/** The endpoints that answer on a site's own origin. */
type Api = ReturnType<typeof visitorEndpoints> & ReturnType<typeof communityEndpoints>

/** `await call('GET /api/directory', { query: { q: 'ada' } })` */
export const call = caller<Api>()

/** What an endpoint answers, by its key: for the props of components. */
export type AnswerOf<K extends keyof Api> = Answer<Api[K]>
