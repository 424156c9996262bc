import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { createRoute, Link } from '@tanstack/react-router'
import { ButtonLink } from '../ui/button-link.tsx'
import { Problem } from '../ui/problem.tsx'
import { ApiProblem } from '../ui/api.ts'
import { call, type AnswerOf } from './api.ts'
import { useArrive } from './arrive.ts'
import { Cover } from './cover.tsx'
import { HelpContact } from './event.tsx'
import { root } from './root.tsx'
import { useSite } from './site.ts'

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/i/$token',
  component: () => <Landing token={invitation.useParams().token} />,
})

export const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/s/$token',
  component: () => <Landing token={signInLink.useParams().token} />,
})

type LinkShown = AnswerOf<'GET /api/link/:token'>

/** Opening a link uses nothing up, since mail scanners open links too: the button signs in. */
function Landing({ token }: { token: string }) {
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call('GET /api/link/:token', { params: { token }, signal }),
    staleTime: 0,
  })
  if (link.isPending) return null
  if (link.error) {
    return (
      <Cover title="We could not look at your link">
        <Problem error={link.error} retry={link.refetch} />
      </Cover>
    )
  }
  if (link.data.state === 'ready') {
    return <Ready token={token} link={link.data} recheck={link.refetch} />
  }
  return link.data.state === 'expired' ? (
    <Expired token={token} />
  ) : (
    <Shut state={link.data.state} />
  )
}

function Ready({
  token,
  link,
  recheck,
}: {
  token: string
  link: LinkShown
  recheck: () => unknown
}) {
  const site = useSite()
  const arrive = useArrive()
  const signIn = useMutation({
    mutationFn: () => call('POST /api/link/:token', { params: { token } }),
    onSuccess: (outcome) => arrive(outcome),
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === 'link_spent') recheck()
    },
  })
  return (
    <Cover
      title={link.name ? `Welcome, ${link.name}` : `Sign in to ${site.name}`}
      says={
        link.kind === 'invitation'
          ? 'This link is yours alone. It signs you in as often as you like, so don’t pass it on.'
          : `This link was sent to ${link.address ?? 'your address'} and works once. The button signs you in on this device.`
      }
      foot={
        link.name ? (
          <>
            Not {link.name}? Then this link is not for you: close this page, or{' '}
            <Link to="/sign-in">sign in with your own address</Link>.
          </>
        ) : undefined
      }
    >
      <Problem error={signIn.error} />
      <Button loading={signIn.isPending} onClick={() => signIn.mutate()}>
        {link.name ? `Sign in as ${link.name}` : 'Sign in'}
      </Button>
    </Cover>
  )
}

/** A new invitation goes to the person's own address, so that whoever holds the old link learns nothing by it. */
function Expired({ token }: { token: string }) {
  const renew = useMutation({
    mutationFn: () => call('POST /api/link/:token/renew', { params: { token } }),
  })
  if (renew.isSuccess) {
    return (
      <Cover
        title="A new link is on its way"
        says="Look into the mail of the address that the old link came to. The old one stays closed."
        foot={<Ask />}
      />
    )
  }
  return (
    <Cover
      title="Your invitation has expired"
      says="Links work for a while only, to keep your account yours. A new one goes to the address of your registration."
      foot={<Ask />}
    >
      <Problem error={renew.error} />
      <Button loading={renew.isPending} onClick={() => renew.mutate()}>
        Mail me a new link
      </Button>
    </Cover>
  )
}

const shut: Record<'gone' | 'suspended' | 'closed', { title: string; says: string }> = {
  gone: {
    title: 'This link no longer works',
    says: 'It was used, replaced by a newer one, withdrawn, or is older than 15 minutes. A part of it may also have been lost on its way.',
  },
  suspended: {
    title: 'Your registration is not active',
    says: 'So this link does not let you in at present. Perhaps the registration was cancelled, or a payment is open: look there first.',
  },
  closed: {
    title: 'This is a rehearsal',
    says: 'It is open to its test people only. The link to the real site is in another mail.',
  },
}

function Shut({ state }: { state: 'gone' | 'suspended' | 'closed' }) {
  const { title, says } = shut[state]
  return (
    <Cover title={title} says={says} foot={<Ask />}>
      {state === 'gone' ? <ButtonLink to="/sign-in">Ask for a new link</ButtonLink> : null}
    </Cover>
  )
}

function Ask() {
  const site = useSite()
  return (
    <>
      Still stuck? Ask <HelpContact site={site} about="my link does not work" />.
    </>
  )
}
