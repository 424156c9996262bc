import type { Answer } from '../../src/tenancy/endpoint.ts'
import { caller } from '../ui/api.ts'
import type { Api } from './contract.ts'

/** `await call('GET /api/directory', { query: { q: 'ada' } })` */
export const call = caller<Api>()

/** What an endpoint answers, by its key: for the props of components. */
export type AnswerOf<K extends keyof Api> = Answer<Api[K]>
