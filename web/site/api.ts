import type { Answer, SiteApi } from '../../src/server/api.ts'
import { caller } from '../ui/api.ts'

/** `await call('GET /api/directory', { query: { q: 'ada' } })` */
export const call = caller<SiteApi>()

/** What an endpoint answers, by its key: for the props of components. */
export type AnswerOf<K extends keyof SiteApi> = Answer<SiteApi[K]>
