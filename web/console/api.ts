import type { Answer, ConsoleApi } from '../../src/server/api.ts'
import { caller } from '../ui/api.ts'

/** `await call('GET /api/projects/:project', { params: { project } })` */
export const call = caller<ConsoleApi>()

/** What an endpoint answers, by its key: for the props of components. */
export type AnswerOf<K extends keyof ConsoleApi> = Answer<ConsoleApi[K]>
