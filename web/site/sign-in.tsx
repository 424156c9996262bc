import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { createRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../ui/api.ts'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { Cover } from './cover.tsx'
import { root } from './root.tsx'
import { useSite } from './site.ts'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } =>
    typeof search['to'] === 'string' ? { to: search['to'] } : {},
  component: SignIn,
})

function SignIn() {
  const site = useSite()
  const { to } = route.useSearch()
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: () => call('POST /api/sign-in', { body: { email: email.trim() } }),
    onSuccess: () => navigate({ to: '/sign-in/sent', state: { email: email.trim(), to } }),
  })
  const problem = ask.error instanceof ApiProblem ? ask.error : null
  return (
    <Cover
      title={`Sign in to ${site.name}`}
      says="There is no password. Enter the address you registered with, and we mail you a link."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        <TextInput
          label="Your e-mail"
          type="email"
          autoComplete="email"
          inputMode="email"
          required
          withAsterisk={false}
          value={email}
          error={problem?.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {problem?.at('email') ? null : <Problem error={ask.error} />}
        <Button type="submit" loading={ask.isPending}>
          Mail me a link
        </Button>
      </form>
    </Cover>
  )
}
