import { ActionIcon, Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  IconDotsVertical,
  IconLogout,
  IconMail,
  IconUserCheck,
  IconUserX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm } from '../../../ui/confirm.tsx'
import { countOf } from '../../../ui/figures.ts'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { mailKey, messagesOf } from '../mail/queries.ts'
import { peopleKey } from '../people/queries.ts'
import { accessOf, type Person, type PersonOf } from './queries.ts'
import { TestPerson } from './test-person.tsx'

type Asking = 'invite' | 'test' | 'end test' | 'sign out' | null

/** The one next thing to do with a person, and the rest behind a menu. */
export function PersonActs({ of, person }: { of: PersonOf; person: Person }) {
  const [asking, setAsking] = useState<Asking>(null)
  const { account } = useSuspenseQuery(me).data
  const access = useQuery(accessOf(of)).data
  const queries = useQueryClient()
  const navigate = useNavigate()
  const close = () => setAsking(null)
  const mails = useQuery(messagesOf(of, { person: of.person })).data
  const refresh = () =>
    Promise.all(
      [peopleKey(of), mailKey(of)].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
  const mayAct = account?.memberships.some(({ role }) => role !== 'client') ?? false
  if (!mayAct) return null
  const isDev = of.environment === 'dev'
  const given = person.name.split(' ')[0] ?? person.name
  const makesTest = isDev && !person.test
  const suspended = person.state === 'suspended'
  const invited = mails?.messages.some(({ kind }) => kind === 'invitation') ?? false
  const inviteWords = invited ? `Invite ${given} again` : `Invite ${given}`
  const signedIn = access?.sessions ?? 0
  const to = isDev && person.test ? person.test.address : person.email
  return (
    <>
      {suspended ? null : makesTest ? (
        <Button onClick={() => setAsking('test')}>Make test person</Button>
      ) : (
        <Button variant={invited ? 'default' : 'filled'} onClick={() => setAsking('invite')}>
          <span dir="auto">{inviteWords}</span>
        </Button>
      )}
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label="More to do">
            <IconDotsVertical size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {makesTest ? (
            <Menu.Item
              leftSection={<IconMail size={16} stroke={1.6} />}
              disabled={suspended}
              onClick={() => setAsking('invite')}
            >
              {inviteWords}
            </Menu.Item>
          ) : null}
          {person.test ? (
            <>
              <Menu.Item
                leftSection={<IconUserCheck size={16} stroke={1.6} />}
                onClick={() => setAsking('test')}
              >
                Change the test address
              </Menu.Item>
              <Menu.Item
                leftSection={<IconUserX size={16} stroke={1.6} />}
                onClick={() => setAsking('end test')}
              >
                No longer a test person
              </Menu.Item>
            </>
          ) : null}
          <Menu.Item
            leftSection={<IconLogout size={16} stroke={1.6} />}
            disabled={signedIn === 0}
            onClick={() => setAsking('sign out')}
          >
            Sign out everywhere
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking === 'invite'}
        close={close}
        title={`Invite ${person.name}?`}
        says={
          to
            ? `One mail goes to ${to}, with a link that signs in as ${person.name} without a password.`
            : `${person.name} has no e-mail address, so no mail can reach them.`
        }
        undo="The link can be revoked here at any time, under Ways in. What was sent cannot be called back."
        act="Send invitation"
        confirm={async () => {
          const sent = await call('POST /api/sites/:site/:environment/people/:person/invite', {
            params: of,
          })
          await refresh()
          notifications.show({
            message: `The invitation to ${sent.to} is in the outbox. Open it to see it.`,
            onClick: () =>
              void navigate({
                to: `/sites/${of.site}/${of.environment}/mail`,
                search: { message: sent.messageId },
              }),
          })
        }}
      />
      <Confirm
        opened={asking === 'sign out'}
        close={close}
        title={`Sign ${person.name} out everywhere?`}
        says={`Ends ${countOf(signedIn, 'session', 'sessions')} in their browsers at once.`}
        undo="They sign in again by their invitation or by asking for a link; both go on working."
        act="Sign out everywhere"
        confirm={async () => {
          await call('POST /api/sites/:site/:environment/people/:person/sign-out-everywhere', {
            params: of,
          })
          await refresh()
        }}
      />
      <Confirm
        opened={asking === 'end test'}
        close={close}
        title={`${person.name} is no longer a test person?`}
        says={`The Dev site closes to ${person.name}, and no mail of theirs goes to ${person.test?.address ?? 'the test address'} any more.`}
        undo="Make them a test person again at any time."
        act="End the test"
        confirm={async () => {
          await call('DELETE /api/sites/:site/:environment/people/:person/test', { params: of })
          await refresh()
        }}
      />
      <TestPerson of={of} person={person} opened={asking === 'test'} close={close} />
    </>
  )
}
