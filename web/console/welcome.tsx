import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ButtonLink } from '../ui/button-link.tsx'
import { ApiProblem } from '../ui/api.ts'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { Gate } from './gate.tsx'
import { root } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/welcome/$token',
  component: Welcome,
})

/** The first visitor of an empty installation becomes its owner, by the link that the terminal printed. */
function Welcome() {
  const { token } = route.useParams()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const link = useQuery({
    queryKey: ['account link', token],
    queryFn: ({ signal }) => call('GET /api/account-links/:token', { params: { token }, signal }),
  })
  const create = useMutation({
    mutationFn: () => call('POST /api/first-owner', { body: { token, name, email } }),
    onSuccess: async () => {
      queries.clear()
      await navigate({ to: '/', replace: true })
    },
  })
  if (link.isPending) return null
  if (link.error || link.data.purpose !== 'first owner') {
    return (
      <Gate
        title="This link no longer works"
        says="This installation has its owner already, or the link is older than a day. Start Gangway again for a new one."
      >
        <ButtonLink to="/sign-in">Go to sign-in</ButtonLink>
      </Gate>
    )
  }
  const problem = create.error instanceof ApiProblem ? create.error : null
  return (
    <Gate
      title="Welcome aboard"
      says="This installation is empty. Create the owner’s account: it may do everything, and invites the others."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <TextInput
          label="Your name"
          autoComplete="name"
          required
          withAsterisk={false}
          value={name}
          error={problem?.at('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Your e-mail"
          description="Sign-in links go here. There is no password."
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          value={email}
          error={problem?.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {problem && problem.places.length > 0 ? null : <Problem error={create.error} />}
        <Button type="submit" loading={create.isPending}>
          Create owner account
        </Button>
      </form>
    </Gate>
  )
}
