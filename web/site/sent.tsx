import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { createRoute, Link, redirect, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { useArrive } from './arrive.ts'
import { Cover } from './cover.tsx'
import { root } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/sent',
  beforeLoad: ({ location }) => {
    if (!location.state.email) throw redirect({ to: '/sign-in' })
  },
  component: Sent,
})

/** The same for every address, known or not. The code is for whoever reads their mail on another device. */
function Sent() {
  // As it was on arrival: on leaving, the location is the next page's already.
  const { state } = useLocation()
  const [{ email, to }] = useState(state)
  const [code, setCode] = useState('')
  const arrive = useArrive()
  const enter = useMutation({
    mutationFn: (entered: string) =>
      call('POST /api/code', { body: { email: email ?? '', code: entered } }),
    onSuccess: (outcome) => arrive(outcome, to),
  })
  return (
    <Cover
      title="Look into your mail"
      says={
        <>
          If <strong>{email}</strong> is registered, a link is on its way. It works once, for 15
          minutes. If it isn’t, we write there too and say whom to ask.
        </>
      }
      foot={
        <>
          Nothing after two minutes? Look into the spam folder, or{' '}
          <Link to="/sign-in">try another address</Link>. <Link to="/help">More help</Link>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate(code)
        }}
      >
        <TextInput
          label="Reading mail on another device?"
          description="Enter the code that stands under the link, such as BCD-234."
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Problem error={enter.error} />
        <Button type="submit" variant="default" loading={enter.isPending}>
          Sign in with code
        </Button>
      </form>
    </Cover>
  )
}
