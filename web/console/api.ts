import type { tenancyEndpoints } from '../../src/tenancy/routes.ts'
import type { Answer } from '../../src/tenancy/endpoint.ts'
import { caller } from '../ui/api.ts'

type Api = ReturnType<typeof tenancyEndpoints>

/** `await call('GET /api/projects/:project', { params: { project } })` */
export const call = caller<Api>()

/** What an endpoint answers, by its key: for the props of components. */
export type AnswerOf<K extends keyof Api> = Answer<Api[K]>
