import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { When } from '../../../ui/when.tsx'
import type { Environment } from '../people/queries.ts'
import { MessageState, mailKinds } from './message-state.tsx'
import type { ListedMessage } from './queries.ts'
import type { OutboxSearch } from './search.ts'

/** The mails, the newest first; earlier ones come as the list is read on. */
export function MessageList({
  of,
  messages,
  search,
  selected,
  more,
  loading,
}: {
  of: Environment
  /** Null until the first page has come. */
  messages: ListedMessage[] | null
  search: OutboxSearch
  selected: string | undefined
  more: (() => void) | null
  loading: boolean
}) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const last = end.current
    if (!last || !more || loading) return undefined
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && more())
    seen.observe(last)
    return () => seen.disconnect()
  }, [more, loading])
  if (messages?.length === 0) {
    return <p className="mail-none">No mail matches. Clear the search, or choose another state.</p>
  }
  return (
    <div className="mail-list">
      <ul>
        {messages?.map((message) => (
          <li key={message.messageId}>
            <Link
              to={`/sites/${of.site}/${of.environment}/mail`}
              search={{ ...search, message: message.messageId }}
              className="mail-item"
              aria-current={message.messageId === selected ? 'true' : undefined}
              resetScroll={false}
            >
              <span className="mail-item-name" dir="auto">
                {message.name ?? message.to}
              </span>
              <MessageState state={message.state} />
              <span className="mail-item-note">
                {mailKinds[message.kind]} to {message.to}
              </span>
              <span className="mail-item-when">
                <When at={message.createdAt} only="relative" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more ? (
        <div ref={end} className="mail-more">
          <Button variant="default" size="xs" loading={loading} onClick={more}>
            Show earlier mails
          </Button>
        </div>
      ) : null}
    </div>
  )
}
