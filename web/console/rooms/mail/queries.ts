import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type AnswerOf } from '../../api.ts'
import type { Environment } from '../people/queries.ts'

type Messages = AnswerOf<'GET /api/sites/:site/:environment/messages'>
export type ListedMessage = Messages['messages'][number]
export type MessageState = ListedMessage['state']
export type WholeMessage = AnswerOf<'GET /api/sites/:site/:environment/messages/:message'>
export type CampaignPreview = AnswerOf<'POST /api/sites/:site/:environment/invitations/preview'>

export type MessageSearch = { q?: string; state?: MessageState; person?: string }

/** Everything in an environment's outbox. */
export const mailKey = ({ site, environment }: Environment) => ['mail', site, environment]

export const previewKey = (of: Environment) => [...mailKey(of), 'preview']

const messages = 'GET /api/sites/:site/:environment/messages'
const watchedEvery = 2000

/** The newest page; what waits to be sent is watched. */
export const messagesOf = (of: Environment, search: MessageSearch) =>
  queryOptions({
    queryKey: [...mailKey(of), 'newest', search],
    queryFn: ({ signal }) => call(messages, { params: of, query: search, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.messages.some(({ state }) => state === 'queued') ? watchedEvery : false,
  })

export const outboxOf = (of: Environment, search: MessageSearch) =>
  infiniteQueryOptions({
    queryKey: [...mailKey(of), 'outbox', search],
    queryFn: ({ pageParam, signal }) =>
      call(messages, { params: of, query: { ...search, before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }): string | undefined => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.messages.some(({ state }) => state === 'queued') ? watchedEvery : false,
  })

export const messageOf = (of: Environment, message: string) =>
  queryOptions({
    queryKey: [...mailKey(of), 'message', message],
    queryFn: ({ signal }) =>
      call('GET /api/sites/:site/:environment/messages/:message', {
        params: { ...of, message },
        signal,
      }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'queued' ? watchedEvery : false),
  })
