import { Button, TextInput } from '@mantine/core'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../ui/api.ts'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { Gate } from './gate.tsx'
import { me } from './me.ts'
import { root } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } =>
    typeof search['to'] === 'string' ? { to: search['to'] } : {},
  loader: ({ context: { queries } }) => queries.ensureQueryData(me),
  component: SignIn,
})

function SignIn() {
  const { owned, smtp } = useSuspenseQuery(me).data
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: () => call('POST /api/sign-in-links', { body: { email: email.trim() } }),
  })
  if (!owned) {
    return (
      <Gate
        title="This installation has no owner yet"
        says="Open the one-time link that Gangway printed in the terminal it was started from. It creates the owner’s account."
      />
    )
  }
  if (ask.isSuccess) {
    return (
      <Gate
        title={smtp ? 'Look into your mail' : 'Look into the terminal'}
        says={
          smtp
            ? `If ${email.trim()} has an account here, a link is on its way. It works once, for 15 minutes.`
            : `No mail can be sent from here, so if ${email.trim()} has an account, its link was printed in the terminal that runs Gangway. It works once, for 15 minutes.`
        }
      >
        <Button variant="default" onClick={() => ask.reset()}>
          Use another address
        </Button>
      </Gate>
    )
  }
  const problem = ask.error instanceof ApiProblem ? ask.error : null
  return (
    <Gate title="Sign in to Gangway" says="There is no password: a link by e-mail lets you in.">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          value={email}
          error={problem?.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {problem?.at('email') ? null : <Problem error={ask.error} />}
        <Button type="submit" loading={ask.isPending}>
          Send link
        </Button>
      </form>
    </Gate>
  )
}
