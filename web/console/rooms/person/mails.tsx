import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../../../ui/problem.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import './list.css'
import { Message } from '../mail/message.tsx'
import { messagesOf } from '../mail/queries.ts'
import { MessageState, mailKinds } from '../mail/message-state.tsx'
import type { Person, PersonOf } from './queries.ts'

/** What was written to the person; each opens as it looks. */
export function Mails({ of, person }: { of: PersonOf; person: Person }) {
  const [opened, setOpened] = useState<string | null>(null)
  const mails = useQuery(messagesOf(of, { person: of.person }))
  return (
    <Section id="mails" title="Mails" count={mails.data?.messages.length || undefined}>
      {mails.error ? <Problem error={mails.error} retry={mails.refetch} /> : null}
      {mails.data?.messages.length === 0 ? (
        <p className="section-box section-none">
          Nothing was written to {person.name}. A sync never mails anyone.
        </p>
      ) : null}
      {mails.data?.messages.length ? (
        <ul className="section-box person-list">
          {mails.data.messages.map((mail) => (
            <li key={mail.messageId}>
              <button
                type="button"
                className="person-mail"
                onClick={() => setOpened(mail.messageId)}
              >
                <span className="person-link">
                  <span>{mailKinds[mail.kind]}</span>
                  <MessageState state={mail.state} />
                </span>
                <span className="person-list-note">
                  <When at={mail.createdAt} only="relative" /> to {mail.to}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size={640}
        title="Mail"
      >
        {opened ? <Message of={of} messageId={opened} /> : null}
      </Drawer>
    </Section>
  )
}
