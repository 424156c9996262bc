import { queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'

export type Member = AnswerOf<'GET /api/clients/:client/members'>['members'][number]
export type Role = Member['role']

export const teamsOf = (client: string) =>
  queryOptions({
    queryKey: ['teams', client],
    queryFn: ({ signal }) =>
      call('GET /api/clients/:client/members', { params: { client }, signal }),
  })

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Success manager',
  engineer: 'Integrations engineer',
  client: 'Client',
}
