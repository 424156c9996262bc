import { Button, Checkbox } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createRoute, redirect } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../ui/api.ts'
import { DevRibbon } from '../ui/environment-badge.tsx'
import { Problem } from '../ui/problem.tsx'
import { useTitle } from '../ui/use-title.ts'
import { call } from './api.ts'
import { useArrive } from './arrive.ts'
import { DirectoryChoice } from './directory-choice.tsx'
import './first-visit.css'
import { root } from './root.tsx'
import { profileQuery, useProfile, useSite } from './site.ts'

export const route = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: (search): { to?: string } =>
    typeof search['to'] === 'string' ? { to: search['to'] } : {},
  beforeLoad: async ({ context: { queries } }) => {
    const profile = await queries.ensureQueryData(profileQuery).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'signed_out') {
        throw redirect({ to: '/sign-in' })
      }
      throw error
    })
    if (!profile.firstVisit) throw redirect({ to: '/' })
  },
  component: FirstVisit,
})

/** Once: the terms, and the choice to be seen by the others. Nothing is chosen beforehand. */
function FirstVisit() {
  const site = useSite()
  const profile = useProfile()
  const { to } = route.useSearch()
  const arrive = useArrive()
  const [accepted, setAccepted] = useState(false)
  const offered = profile.directory !== 'not offered'
  const [listed, setListed] = useState<boolean | null>(offered ? null : false)
  useTitle('Welcome', site.name)
  const queries = useQueryClient()
  const begin = useMutation({
    mutationFn: () =>
      call('POST /api/profile/first-visit', {
        body: { acceptsTerms: true, listed: listed === true },
      }),
    onSuccess: async () => {
      queries.removeQueries(profileQuery)
      await arrive({ kind: 'signed in' }, to)
    },
  })
  return (
    <>
      {site.kind === 'dev' ? <DevRibbon /> : null}
      <main className="first-visit">
        <div>
          <h1 dir="auto">Welcome, {profile.name}</h1>
          <p className="muted">
            {offered ? 'Two things before you enter.' : 'One thing before you enter.'}
          </p>
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            begin.mutate()
          }}
        >
          <section>
            <h2>The terms of {site.name}</h2>
            <section
              className="first-visit-terms"
              dir="auto"
              aria-label="Terms"
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
              tabIndex={0}
            >
              {site.terms.split(/\n\s*\n/u).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
            <Checkbox
              label="I accept these terms"
              checked={accepted}
              onChange={(event) => setAccepted(event.currentTarget.checked)}
            />
          </section>
          {offered ? (
            <fieldset>
              <legend>
                <h2>May the others find you?</h2>
              </legend>
              <DirectoryChoice profile={profile} listed={listed} choose={setListed} />
              <p className="muted">You can change this at any time on your profile.</p>
            </fieldset>
          ) : null}
          <Problem error={begin.error} />
          <Button type="submit" disabled={!accepted || listed === null} loading={begin.isPending}>
            Enter {site.name}
          </Button>
        </form>
      </main>
    </>
  )
}
