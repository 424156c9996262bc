import { Autocomplete, Button, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { membersOf, testAddressesOf } from '../settings/queries.ts'
import { peopleKey } from '../people/queries.ts'
import type { Person, PersonOf } from './queries.ts'

/** Where the mails of a person go from Dev: to whoever makes them a test person, unless another address is chosen. */
export function TestPerson({
  of,
  person,
  opened,
  close,
}: {
  of: PersonOf
  person: Person
  opened: boolean
  close: () => void
}) {
  const title = person.test ? 'Change the test address' : `Make ${person.name} a test person`
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Form of={of} person={person} close={close} />
    </Modal>
  )
}

function Form({ of, person, close }: { of: PersonOf; person: Person; close: () => void }) {
  const { account } = useSuspenseQuery(me).data
  const members = useQuery(membersOf(of)).data?.members ?? []
  const addresses = useQuery(testAddressesOf(of)).data?.addresses ?? []
  const [address, setAddress] = useState(person.test?.address ?? account?.email ?? '')
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () =>
      call('PUT /api/sites/:site/:environment/people/:person/test', {
        params: of,
        body: { address: address.trim() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: peopleKey(of) })
      close()
    },
  })
  const problem = make.error instanceof ApiProblem ? make.error.at('address') : undefined
  const known = [...members.map(({ email }) => email), ...addresses.map(({ email }) => email)]
  return (
    <form
      className="person-form"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <p>
        The Dev site opens to them, and their mails go to the address below.
        {person.email ? ` ${person.email} is never written to from Dev.` : ''}
      </p>
      <Autocomplete
        label="Mails go to"
        description="A member of the project, or a test address listed under Settings"
        data={[...new Set(known)]}
        value={address}
        onChange={setAddress}
        error={problem}
        filter={({ options }) => options}
        spellCheck={false}
      />
      {problem ? null : <Problem error={make.error} />}
      <div className="person-form-acts">
        <Button variant="default" onClick={close}>
          Go back
        </Button>
        <Button type="submit" loading={make.isPending} data-autofocus>
          {person.test ? 'Change address' : 'Make test person'}
        </Button>
      </div>
    </form>
  )
}
