import { Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createRoute, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../ui/button-link.tsx'
import { inFigures } from '../ui/figures.ts'
import { Initials } from '../ui/initials.tsx'
import { Problem } from '../ui/problem.tsx'
import { useTitle } from '../ui/use-title.ts'
import { call } from './api.ts'
import { eventDays, eventNearness } from './event.tsx'
import './home.css'
import { photoOf } from './person.ts'
import { inside } from './root.tsx'
import { useProfile, useSite, type OwnProfile } from './site.ts'

export const route = createRoute({ getParentRoute: () => inside, path: '/', component: Home })

function Home() {
  const site = useSite()
  const profile = useProfile()
  const when = eventDays(site)
  const near = eventNearness(site)
  useTitle(site.name)
  return (
    <div className="home">
      <section className="home-hero">
        <h1 dir="auto">{site.name}</h1>
        {when ? (
          <p className="home-days">
            <span>{when}</span>
            {near ? <span>{near}</span> : null}
          </p>
        ) : null}
        {site.tagline ? <p dir="auto">{site.tagline}</p> : null}
      </section>
      <div className="home-columns">
        <Next profile={profile} />
        <WhoIsHere />
      </div>
    </div>
  )
}

/** The one next thing: what the profile lacks most, then the others. */
function Next({ profile }: { profile: OwnProfile }) {
  const blank = profile.fields.filter(
    ({ value, locked, inDirectory }) => inDirectory && !locked && (value === null || value === ''),
  )
  const name = givenNameOf(profile)
  if (!profile.photo) {
    return (
      <NextThing title={`Good to have you here, ${name}`} act="Add your photo" to="/profile">
        A photo helps people recognise you in the corridor.
      </NextThing>
    )
  }
  if (blank.length > 0) {
    return (
      <NextThing title={`Tell the others more, ${name}`} act="Complete my profile" to="/profile">
        {`Still blank on your profile: ${blank.map(({ label }) => label).join(', ')}.`}
      </NextThing>
    )
  }
  return (
    <NextThing title={`All set, ${name}`} act="Find people" to="/directory">
      Your profile is complete. Look who else is coming, and plan whom to meet.
    </NextThing>
  )
}

function NextThing({
  title,
  act,
  to,
  children,
}: {
  title: string
  act: string
  to: string
  children: ReactNode
}) {
  return (
    <section className="home-next">
      <h2 dir="auto">{title}</h2>
      <p>{children}</p>
      <ButtonLink to={to}>{act}</ButtonLink>
    </section>
  )
}

function WhoIsHere() {
  const { data, error, refetch } = useQuery({
    queryKey: ['who is here'],
    queryFn: ({ signal }) => call('GET /api/directory', { query: {}, signal }),
    staleTime: 300_000,
  })
  if (error) return <Problem error={error} retry={refetch} />
  return (
    <section className="home-people" aria-busy={!data}>
      <h2>Who is here</h2>
      <div>
        <Link to="/directory" className="home-number figures">
          {data?.total === undefined || data.total === null ? '…' : inFigures(data.total)}
        </Link>{' '}
        {data?.total === 1 ? 'person' : 'people'} in the directory
      </div>
      <ul className="home-faces">
        {(data?.people ?? []).slice(0, 12).map((person) => (
          <li key={person.personId}>
            <Tooltip label={person.name}>
              <Link to="/directory/$person" params={{ person: person.personId }}>
                <Initials name={person.name} photo={photoOf(person)} size={44} />
                <span className="unseen">{person.name}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  )
}

function givenNameOf({ name, fields }: OwnProfile): string {
  const given = fields.find(({ key }) => key === 'given_name')?.value
  return typeof given === 'string' && given ? given : name
}
