import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { createRoute, Link } from '@tanstack/react-router'
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
    const spent = link.error instanceof ApiProblem && link.error.status < 500 && link.error.status
    return spent ? <Unknown /> : <Unreachable error={link.error} retry={link.refetch} />
  }
  if (link.data.state !== 'ready') return <Spent token={token} link={link.data} />
  return <Ready token={token} link={link.data} recheck={link.refetch} />
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
          : 'This link works once. The button signs you in on this device.'
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

const faults: Record<Exclude<LinkShown['state'], 'ready'>, { title: string; says: string }> = {
  expired: {
    title: 'This link has expired',
    says: 'Links work for a while only, to keep your account yours.',
  },
  used: {
    title: 'This link was used already',
    says: 'It works once. If that was you, you may be signed in still.',
  },
  revoked: {
    title: 'This link was withdrawn',
    says: 'The organisers have called it back, for instance because a newer one was sent.',
  },
}

function Spent({ token, link }: { token: string; link: LinkShown }) {
  const site = useSite()
  const renew = useMutation({
    mutationFn: () => call('POST /api/link/:token/renew', { params: { token } }),
  })
  if (link.state === 'ready') return null
  const { title, says } = faults[link.state]
  if (renew.isSuccess) {
    return (
      <Cover
        title="A new link is on its way"
        says={`Look into your mail${link.email ? ` at ${link.email}` : ''}. The old link stays closed.`}
      />
    )
  }
  return (
    <Cover
      title={title}
      says={says}
      foot={
        <>
          Still stuck? Ask <HelpContact site={site} about="my link does not work" />.
        </>
      }
    >
      <Problem error={renew.error} />
      {link.kind === 'invitation' && link.state === 'expired' ? (
        <Button loading={renew.isPending} onClick={() => renew.mutate()}>
          Mail me a new link
        </Button>
      ) : (
        <Button component={Link} to="/sign-in">
          Ask for a new link
        </Button>
      )}
    </Cover>
  )
}

function Unknown() {
  const site = useSite()
  return (
    <Cover
      title="This link does not work"
      says="It may have lost a part on its way: some mail programs break long links. Copy it whole from the mail, or ask for a new one."
      foot={
        <>
          Still stuck? Ask <HelpContact site={site} about="my link does not work" />.
        </>
      }
    >
      <Button component={Link} to="/sign-in">
        Ask for a new link
      </Button>
    </Cover>
  )
}

function Unreachable({ error, retry }: { error: Error; retry: () => unknown }) {
  return (
    <Cover title="We could not look at your link">
      <Problem error={error} retry={retry} />
    </Cover>
  )
}
