import { Button, CopyButton, Select, TextInput } from '@mantine/core'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { roleWords, type Member, type Role } from './queries.ts'

/** Adds one person, and says how they get in: nothing is sent to them. */
export function AddMember({
  side,
  client,
  roles,
  members,
  added,
}: {
  side: 'client' | 'platform'
  client: { slug: string }
  /** Those that may be given, the usual one first. */
  roles: Role[]
  members: Member[]
  added: () => Promise<unknown>
}) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState(roles[0] ?? 'client')
  const add = useMutation({
    mutationFn: () =>
      call('POST /api/clients/:client/members', {
        params: { client: client.slug },
        body: { name, email: email.trim(), role },
      }),
    onSuccess: async () => {
      setName('')
      setEmail('')
      await added()
    },
  })
  const problem = add.error instanceof ApiProblem ? add.error : null
  const newcomer = members.find(({ membershipId }) => membershipId === add.data?.membershipId)
  return (
    <>
      <form
        className="client-add"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <TextInput
          label="Name"
          autoComplete="off"
          value={name}
          error={problem?.at('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={email}
          error={problem?.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {roles.length > 1 ? (
          <Select
            label="Role"
            data={roles.map((value) => ({ value, label: roleWords[value] }))}
            allowDeselect={false}
            value={role}
            onChange={(value) => value && setRole(value)}
          />
        ) : null}
        <Button
          type="submit"
          variant={side === 'client' ? 'filled' : 'default'}
          loading={add.isPending}
          disabled={!name.trim() || !email.trim()}
        >
          Add {name.trim() || 'somebody'} to the {side} team
        </Button>
      </form>
      {problem?.places.length ? null : <Problem error={add.error} />}
      {newcomer ? <HowTheyGetIn member={newcomer} /> : null}
    </>
  )
}

function HowTheyGetIn({ member: { name, email } }: { member: Member }) {
  const { smtp } = useSuspenseQuery(me).data
  const address = `${window.location.origin}/sign-in`
  return (
    <output className="client-added">
      <span>
        <strong dir="auto">{name}</strong> is on the team, and nothing was sent. Give them this
        address: there they ask for a link with {email}.{' '}
        {smtp
          ? 'It reaches them by mail.'
          : 'No mail can be sent from here, so the link is printed in the terminal that runs Gangway: pass it on.'}
      </span>
      <code>{address}</code>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy}>
            {copied ? 'Copied' : 'Copy address'}
          </Button>
        )}
      </CopyButton>
    </output>
  )
}
