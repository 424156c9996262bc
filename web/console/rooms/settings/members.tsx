import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { Section } from '../../../ui/section.tsx'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { usePlace } from '../../place.ts'
import type { Environment } from '../people/queries.ts'
import { membersOf, type Member } from './queries.ts'

const roles: Record<Member['role'], string> = {
  owner: 'Owner',
  manager: 'Success manager',
  engineer: 'Integrations engineer',
  client: 'Client',
}

/** Who works on the client's sites: the platform team, who see every client, and the client's own. */
export function Members({
  of,
  mayChange,
  isOwner,
}: {
  of: Environment
  mayChange: boolean
  isOwner: boolean
}) {
  const members = useQuery(membersOf(of))
  const [leaving, setLeaving] = useState<Member | null>(null)
  const { account } = useSuspenseQuery(me).data
  const queries = useQueryClient()
  const { client } = usePlace()
  const refresh = () => queries.invalidateQueries({ queryKey: membersOf(of).queryKey })
  const list = members.data?.members ?? []
  return (
    <Section id="members" title="Project members" count={list.length || undefined}>
      <p className="settings-note">
        Members sign in to the console with their address. The platform team works on every client;
        members of {client?.name ?? 'the client'} see this client alone.
      </p>
      <Problem error={members.error} retry={members.refetch} />
      <ul className="section-box settings-list">
        {list.map((member) => (
          <li key={member.membershipId}>
            <Initials name={member.name} size={24} />
            <span className="settings-member">
              <span dir="auto">{member.name}</span> <span className="muted">{member.email}</span>
            </span>
            <span className="settings-list-note">{roles[member.role]}</span>
            {mayChange &&
            member.email !== account?.email &&
            (isOwner || member.role === 'client') ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Take ${member.name} out`}
                onClick={() => setLeaving(member)}
              >
                <IconX size={15} stroke={1.7} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? <NewMember of={of} isOwner={isOwner} added={refresh} /> : null}
      <Confirm
        opened={leaving !== null}
        close={() => setLeaving(null)}
        title={`Take ${leaving?.name ?? ''} out?`}
        says={
          leaving?.role === 'client'
            ? `${leaving.name} no longer sees anything of this client, and Dev writes to them no more.`
            : `${leaving?.name ?? ''} no longer sees any client.`
        }
        undo="Add them again at any time; what they did stays in the audit log."
        act="Take member out"
        harm
        confirm={async () => {
          await call('DELETE /api/sites/:site/:environment/members/:membership', {
            params: { ...of, membership: leaving?.membershipId ?? '' },
          })
          await refresh()
        }}
      />
    </Section>
  )
}

type NewRole = 'client' | 'engineer' | 'manager'

function NewMember({
  of,
  isOwner,
  added,
}: {
  of: Environment
  isOwner: boolean
  added: () => Promise<unknown>
}) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<NewRole>('client')
  const add = useMutation({
    mutationFn: () =>
      call('POST /api/sites/:site/:environment/members', {
        params: of,
        body: { name, email: email.trim(), role },
      }),
    onSuccess: async () => {
      setName('')
      setEmail('')
      await added()
    },
  })
  const problem = add.error instanceof ApiProblem ? add.error : null
  const choices = (['client', 'engineer', 'manager'] as const).map((value) => ({
    value,
    label: roles[value],
  }))
  return (
    <>
      <form
        className="settings-add"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <TextInput
          aria-label="Name"
          placeholder="Name"
          autoComplete="off"
          value={name}
          error={problem?.at('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          aria-label="E-mail"
          placeholder="name@example.org"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={email}
          error={problem?.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {isOwner ? (
          <Select
            aria-label="Role"
            data={choices}
            allowDeselect={false}
            value={role}
            onChange={(value) => value && setRole(value)}
          />
        ) : null}
        <Button
          type="submit"
          variant="default"
          loading={add.isPending}
          disabled={!name.trim() || !email.trim()}
        >
          Add member
        </Button>
      </form>
      {problem && problem.places.length > 0 ? null : <Problem error={add.error} />}
    </>
  )
}
