import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { createRoute, Link } from '@tanstack/react-router'
import { IconArrowLeft, IconMail, IconSearch } from '@tabler/icons-react'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { environmentOf } from '../../environment-of.ts'
import { EventZone } from '../../event-zone.tsx'
import { usePlace } from '../../place.ts'
import { rooms } from '../../root.tsx'
import type { Environment } from '../people/queries.ts'
import './mail.css'
import { Message } from './message.tsx'
import { MessageList } from './message-list.tsx'
import { stateNames } from './message-state.tsx'
import { outboxOf, type MessageState } from './queries.ts'
import { readOutboxSearch, type OutboxSearch } from './search.ts'

/** The mail room: what was written to whom, and how does it look? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/sites/$site/$environment/mail',
  params: { parse: environmentOf },
  validateSearch: readOutboxSearch,
  component: MailRoom,
})

function MailRoom() {
  const of = route.useParams()
  const whole = route.useSearch()
  const { message, ...search } = whole
  const navigate = route.useNavigate()
  const { site } = usePlace()
  const siteName = site?.name ?? of.site
  const outbox = useInfiniteQuery(outboxOf(of, search))
  const messages = outbox.data?.pages.flatMap((page) => page.messages) ?? []
  const change = (next: OutboxSearch) =>
    void navigate({ search: () => readOutboxSearch({ ...whole, ...next }), replace: true })
  const narrowed = Object.keys(search).length > 0
  return (
    <EventZone of={of}>
      <Page
        title="Mail"
        question={
          of.environment === 'dev'
            ? 'What was written to whom? Dev writes to project members and test addresses only.'
            : `What was written to the people of ${siteName}?`
        }
        environment={of.environment}
        within={[siteName]}
        fill
        act={
          <ButtonLink to={`/sites/${of.site}/${of.environment}/mail/invite`}>
            Invite people
          </ButtonLink>
        }
      >
        {outbox.error ? (
          <Problem error={outbox.error} retry={outbox.refetch} />
        ) : outbox.data && messages.length === 0 && !narrowed ? (
          <NoMail of={of} />
        ) : (
          <div className="mail" data-open={message ? true : undefined}>
            <div className="mail-side">
              <OutboxTools search={search} change={change} />
              <MessageList
                of={of}
                messages={outbox.data ? messages : null}
                search={search}
                selected={message}
                more={outbox.hasNextPage ? () => void outbox.fetchNextPage() : null}
                loading={outbox.isFetchingNextPage}
              />
            </div>
            <div className="mail-open">
              {message ? (
                <>
                  <Link
                    className="mail-back"
                    to={`/sites/${of.site}/${of.environment}/mail`}
                    search={search}
                  >
                    <IconArrowLeft size={15} stroke={1.8} aria-hidden /> All mails
                  </Link>
                  <Message of={of} messageId={message} />
                </>
              ) : (
                <p className="mail-none">Choose a mail to see it as it looks.</p>
              )}
            </div>
          </div>
        )}
      </Page>
    </EventZone>
  )
}

function OutboxTools({
  search,
  change,
}: {
  search: OutboxSearch
  change: (search: OutboxSearch) => void
}) {
  const tell = useDebouncedCallback((q: string) => change({ q }), 250)
  return (
    <div className="mail-tools">
      <TextInput
        type="search"
        aria-label="Search mails"
        placeholder="Search names and addresses"
        defaultValue={search.q ?? ''}
        onChange={(event) => tell(event.currentTarget.value)}
        leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        data={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        value={search.state ?? null}
        onChange={(state) => change({ state: (state ?? undefined) as MessageState })}
      />
    </div>
  )
}

function NoMail({ of }: { of: Environment }) {
  return (
    <div>
      <EmptyRoom
        icon={<IconMail size={28} stroke={1.4} />}
        what="The outbox is empty"
        why={
          of.environment === 'dev'
            ? 'Nobody was written to yet: a sync never mails anyone. Make somebody a test person on their page and invite them, and the mail can be read here.'
            : 'Nobody was written to yet: a sync never mails anyone. Invitations go out when you have seen whom they reach and how they look.'
        }
        act={
          of.environment === 'dev' ? (
            <ButtonLink to={`/sites/${of.site}/dev/people`} variant="default">
              Choose a test person
            </ButtonLink>
          ) : null
        }
      />
    </div>
  )
}
