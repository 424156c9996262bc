import { Button, SegmentedControl } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { MailFrame } from '../../../ui/mail-frame.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { When } from '../../../ui/when.tsx'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { personAddress, type Environment } from '../people/queries.ts'
import { MessageState, mailKinds, stateSentence } from './message-state.tsx'
import { mailKey, messageOf, type WholeMessage } from './queries.ts'

/** One mail as it looks to whoever gets it, and what became of it. */
export function Message({ of, messageId }: { of: Environment; messageId: string }) {
  const message = useQuery(messageOf(of, messageId))
  if (message.error) return <Problem error={message.error} retry={message.refetch} />
  if (!message.data) return null
  return <Shown key={messageId} of={of} message={message.data} />
}

function Shown({ of, message }: { of: Environment; message: WholeMessage }) {
  const [part, setPart] = useState('html')
  const { account } = useSuspenseQuery(me).data
  const queries = useQueryClient()
  const params = { ...of, message: message.messageId }
  const live = useMutation({
    mutationFn: () =>
      call('POST /api/sites/:site/:environment/messages/:message/show-live', { params }),
    onSuccess: () => setPart('html'),
  })
  const resend = useMutation({
    mutationFn: () =>
      call('POST /api/sites/:site/:environment/messages/:message/resend', { params }),
    onSuccess: async ({ to }) => {
      await queries.invalidateQueries({ queryKey: mailKey(of) })
      notifications.show({ message: `A new invitation to ${to} is in the outbox.` })
    },
  })
  const shown = live.data ?? message
  const mayRun = account?.memberships.some(({ role }) => role !== 'client') ?? false
  const sendsAgain = mayRun && message.kind === 'invitation' && message.personId !== null
  return (
    <article className="mail-message">
      <header className="mail-head">
        <h2 dir="auto">{shown.subject}</h2>
        <dl className="mail-facts">
          <dt>To</dt>
          <dd>
            {message.personId ? (
              <Link to={personAddress(of, message.personId)} dir="auto">
                {message.name}
              </Link>
            ) : (
              (message.name ?? '')
            )}{' '}
            <span className="muted">{message.to}</span>
          </dd>
          <dt>What</dt>
          <dd>
            {mailKinds[message.kind]}
            {message.inCampaign ? ', to many' : ''}, <When at={message.createdAt} />
          </dd>
          <dt>State</dt>
          <dd>
            <MessageState state={message.state} />{' '}
            <span className="muted">{stateSentence(message)}</span>
          </dd>
        </dl>
        <div className="mail-acts">
          <SegmentedControl
            aria-label="Part of the mail"
            data={[
              { value: 'html', label: 'As it looks' },
              { value: 'text', label: 'Text part' },
            ]}
            value={part}
            onChange={setPart}
          />
          <span className="mail-acts-gap" />
          {sendsAgain ? (
            <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
              Send a new one
            </Button>
          ) : null}
          {message.mayShowLive && !live.data ? (
            <Button variant="default" loading={live.isPending} onClick={() => live.mutate()}>
              Show with live link
            </Button>
          ) : null}
        </div>
        <Problem error={live.error ?? resend.error} />
        {live.data ? (
          <p className="mail-live">
            The link in it works: whoever follows it is {message.name ?? 'this person'} on the Dev
            site. That it was shown to you is noted in the audit log.
          </p>
        ) : null}
      </header>
      {part === 'html' ? (
        <MailFrame html={shown.html} title={shown.subject} live={live.data !== undefined} />
      ) : (
        <pre className="mail-text" dir="auto">
          {shown.text}
        </pre>
      )}
    </article>
  )
}
