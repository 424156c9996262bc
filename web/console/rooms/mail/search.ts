import type { MessageState } from './queries.ts'

const states = ['queued', 'sent', 'kept', 'refused', 'failed']

/** What of the outbox stands in the address. */
export type OutboxSearch = { q?: string; state?: MessageState; message?: string }

export function readOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  const { q, state, message } = search
  return {
    ...(typeof q === 'string' && q !== '' && { q }),
    ...(states.includes(state as MessageState) && { state: state as MessageState }),
    ...(typeof message === 'string' && message !== '' && { message }),
  }
}
