import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirm } from '../../../ui/confirm.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import { call, type AnswerOf } from '../../api.ts'
import { me } from '../../me.ts'
import { AddMember } from './add-member.tsx'
import { roleWords, type Member } from './queries.ts'

type Side = 'client' | 'platform'
type Client = { slug: string; name: string }

/** One side of the joint work, and whoever may changes it here. */
export function Team({
  side,
  client,
  teams: { members, gives },
  refresh,
}: {
  side: Side
  client: Client
  teams: AnswerOf<'GET /api/clients/:client/members'>
  refresh: () => Promise<unknown>
}) {
  const [leaving, setLeaving] = useState<Member | null>(null)
  // The platform team grows seldom: its form waits until it is asked for.
  const [opened, setOpened] = useState(side === 'client')
  const team = members.filter(({ role }) => (role === 'client') === (side === 'client'))
  const roles = gives.filter((role) => (role === 'client') === (side === 'client'))
  return (
    <Section
      id={`${side}-team`}
      title={side === 'client' ? 'Client team' : 'Platform team'}
      count={team.length || undefined}
      aside={
        roles.length && !opened ? (
          <Button variant="default" size="xs" onClick={() => setOpened(true)}>
            Add to the {side} team
          </Button>
        ) : null
      }
    >
      <p className="client-note">
        {side === 'client'
          ? `They see ${client.name} alone: its people, and the mapping document that both teams fill in.`
          : 'They work on every client of this installation.'}
      </p>
      {team.length ? (
        <ul className="section-box client-team">
          {team.map((member) => (
            <MemberRow
              key={member.membershipId}
              member={member}
              leave={roles.includes(member.role) ? () => setLeaving(member) : null}
            />
          ))}
        </ul>
      ) : (
        <p className="section-box section-none">
          Nobody of {client.name} is here yet.{' '}
          {roles.length
            ? 'Add whoever knows their registrations: they answer questions and hand the mapping document in.'
            : 'An owner or a success manager adds them.'}
        </p>
      )}
      {roles.length && opened ? (
        <AddMember side={side} client={client} roles={roles} members={team} added={refresh} />
      ) : null}
      <Confirm
        opened={leaving !== null}
        close={() => setLeaving(null)}
        title={`Take ${leaving?.name ?? ''} out of the ${side} team?`}
        says={
          side === 'client'
            ? `${leaving?.name ?? ''} sees nothing of ${client.name} any more, and Dev writes to them no more. Unless they are on another team, they are signed out at once.`
            : `${leaving?.name ?? ''} works on no client any more, ${client.name} or another. Unless they are on a client’s team, they are signed out at once.`
        }
        undo="Add them again at any time; what they did stays, under their name."
        act="Take member out"
        harm
        confirm={async () => {
          const membership = leaving?.membershipId ?? ''
          await call('DELETE /api/clients/:client/members/:membership', {
            params: { client: client.slug, membership },
          })
          await refresh()
        }}
      />
    </Section>
  )
}

function MemberRow({ member, leave }: { member: Member; leave: (() => void) | null }) {
  const { account } = useSuspenseQuery(me).data
  const isMe = member.email === account?.email
  return (
    <li>
      <Initials name={member.name} size={28} />
      <span className="client-who">
        <span>
          <bdi>{member.name}</bdi>
          {isMe ? <span className="muted"> (you)</span> : null}
        </span>
        <span className="muted">{member.email}</span>
      </span>
      <span className="client-role">
        <span>{roleWords[member.role]}</span>
        <span className="muted">
          since <When at={member.since} only="absolute" />
        </span>
      </span>
      {leave && !isMe ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Take ${member.name} out`}
          onClick={leave}
        >
          <IconX size={16} stroke={1.7} />
        </ActionIcon>
      ) : null}
    </li>
  )
}
