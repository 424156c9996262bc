import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createRoute, useNavigate } from '@tanstack/react-router'
import { ButtonLink } from '../ui/button-link.tsx'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { Gate } from './gate.tsx'
import { root } from './root.tsx'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$token',
  component: SignInLink,
})

/** Opening the link uses nothing up; the button does. */
function SignInLink() {
  const { token } = route.useParams()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const link = useQuery({
    queryKey: ['account link', token],
    queryFn: ({ signal }) => call('GET /api/account-links/:token', { params: { token }, signal }),
  })
  const signIn = useMutation({
    mutationFn: () => call('POST /api/sign-in', { body: { token } }),
    onSuccess: async () => {
      queries.clear()
      await navigate({ to: '/', replace: true })
    },
  })
  if (link.isPending) return null
  if (link.error || link.data.purpose !== 'sign in') return <Spent />
  return (
    <Gate title="Sign in to Gangway" says={`As ${link.data.email}`}>
      <Problem error={signIn.error} />
      <Button loading={signIn.isPending} onClick={() => signIn.mutate()}>
        Enter the console
      </Button>
    </Gate>
  )
}

function Spent() {
  return (
    <Gate
      title="This link no longer works"
      says="It was used already, or is older than 15 minutes. A new one takes a moment."
    >
      <ButtonLink to="/sign-in">Ask for a new link</ButtonLink>
    </Gate>
  )
}
