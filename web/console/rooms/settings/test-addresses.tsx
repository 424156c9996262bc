import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import { call } from '../../api.ts'
import type { Environment } from '../people/queries.ts'
import { testAddressesOf } from './queries.ts'

/** To whom Dev may write besides the members of the project. */
export function TestAddresses({ of, mayChange }: { of: Environment; mayChange: boolean }) {
  const addresses = useQuery(testAddressesOf(of))
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: testAddressesOf(of).queryKey })
  const add = useMutation({
    mutationFn: () =>
      call('POST /api/sites/:site/:environment/test-addresses', {
        params: of,
        body: { address: typed },
      }),
    onSuccess: async () => {
      setTyped('')
      await refresh()
    },
  })
  const remove = useMutation({
    mutationFn: (address: string) =>
      call('DELETE /api/sites/:site/:environment/test-addresses/:address', {
        params: { ...of, address },
      }),
    onSuccess: refresh,
  })
  const problem = add.error instanceof ApiProblem ? add.error.at('address') : undefined
  const list = addresses.data?.addresses ?? []
  return (
    <Section id="test-addresses" title="Test addresses" count={list.length || undefined}>
      <p className="settings-note">
        Dev writes to project members and to these addresses, and to nobody else, whatever a
        campaign says.
      </p>
      <Problem error={addresses.error} retry={addresses.refetch} />
      <ul className="section-box settings-list">
        {addresses.data && list.length === 0 ? (
          <li className="muted">None yet: Dev writes to project members only.</li>
        ) : null}
        {list.map(({ email, addedAt }) => (
          <li key={email}>
            <span>{email}</span>
            <span className="settings-list-note">
              added <When at={addedAt} only="relative" />
            </span>
            {mayChange ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Remove ${email}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate(email)}
              >
                <IconX size={15} stroke={1.7} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      <Problem error={remove.error ?? (problem ? null : add.error)} />
      {mayChange ? (
        <form
          className="settings-add"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate()
          }}
        >
          <TextInput
            aria-label="Test address"
            placeholder="mailbox@example.org"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            error={problem}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={!typed.trim()}>
            Add address
          </Button>
        </form>
      ) : null}
    </Section>
  )
}
