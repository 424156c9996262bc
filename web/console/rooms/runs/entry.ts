import type { AnswerOf } from '../../api.ts'

export type Entry = AnswerOf<'GET /api/projects/:project/:environment/log'>['rows'][number]
