import { Button } from '@mantine/core'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirm } from '../../../ui/confirm.tsx'
import { countOf } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import './list.css'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { agentText } from './agent-text.ts'
import {
  accessOf,
  personKey,
  type Access as WaysIn,
  type Person,
  type PersonOf,
} from './queries.ts'

/** The links that let the person in, and when they signed in by them. */
export function Access({ of, person }: { of: PersonOf; person: Person }) {
  const access = useQuery(accessOf(of))
  if (access.error) {
    return (
      <Section id="access" title="Ways in">
        <Problem error={access.error} retry={access.refetch} />
      </Section>
    )
  }
  if (!access.data) return null
  const { sessions, signIns, links } = access.data
  return (
    <Section
      id="access"
      title="Ways in"
      count={
        sessions > 0 ? `signed in with ${countOf(sessions, 'browser', 'browsers')}` : undefined
      }
    >
      <ul className="section-box person-list">
        {links.length === 0 ? <li className="muted">No invitation link yet.</li> : null}
        {links.map((link) => (
          <LinkItem key={link.linkId} of={of} person={person} link={link} />
        ))}
      </ul>
      {signIns.length > 0 ? (
        <ul className="section-box person-list person-sign-ins">
          {signIns.map(({ at, how, network, agent }) => (
            <li key={at}>
              <span>
                <When at={at} only="relative" /> by {ways[how]}
              </span>
              <span className="person-list-note" title={agent}>
                {agentText(agent)} · {network}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="person-own-id">Never signed in.</p>
      )}
    </Section>
  )
}

const ways = { invitation: 'invitation', sign_in: 'sign-in link', code: 'code' }

type InvitationLink = WaysIn['links'][number]

function LinkItem({ of, person, link }: { of: PersonOf; person: Person; link: InvitationLink }) {
  const [asking, setAsking] = useState(false)
  const { account } = useSuspenseQuery(me).data
  const queries = useQueryClient()
  const mayAct = account?.memberships.some(({ role }) => role !== 'client') ?? false
  return (
    <li data-past={link.state === 'open' ? undefined : true}>
      <div className="person-link">
        <span>
          Invitation link <b data-state={link.state}>{states[link.state]}</b>
        </span>
        {link.state === 'open' && mayAct ? (
          <Button size="compact-xs" variant="default" onClick={() => setAsking(true)}>
            Revoke
          </Button>
        ) : null}
      </div>
      <span className="person-list-note">
        Sent <When at={link.createdAt} only="relative" />
        {link.lastUsedAt ? ', last used ' : ', never used'}
        {link.lastUsedAt ? <When at={link.lastUsedAt} only="relative" /> : null}
        {link.state === 'open' ? ', works until ' : ''}
        {link.state === 'open' ? <When at={link.expiresAt} only="absolute" /> : ''}
      </span>
      <Confirm
        opened={asking}
        close={() => setAsking(false)}
        title="Revoke this link?"
        says={`The invitation that ${person.name} has in their mail stops working at once. Their open sessions go on.`}
        undo="It cannot be brought back; invite them again for a new one."
        act="Revoke link"
        harm
        confirm={async () => {
          await call('POST /api/sites/:site/:environment/people/:person/links/:link/revoke', {
            params: { ...of, link: link.linkId },
          })
          await queries.invalidateQueries({ queryKey: personKey(of) })
        }}
      />
    </li>
  )
}

const states = { open: 'works', expired: 'has expired', revoked: 'was revoked' }
