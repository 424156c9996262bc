import { useQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { ApiProblem } from '../../../ui/api.ts'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { EventZone } from '../../event-zone.tsx'
import { environmentOf } from '../../environment-of.ts'
import { usePlace } from '../../place.ts'
import { rooms } from '../../root.tsx'
import { photoOf } from '../people/queries.ts'
import { PersonActs } from './acts.tsx'
import { Access } from './access.tsx'
import { Decisions } from './decisions.tsx'
import { Fields } from './fields.tsx'
import { History } from './history.tsx'
import { Identifiers } from './identifiers.tsx'
import { Mails } from './mails.tsx'
import './person.css'
import { personOf, whyOf, type Person, type PersonOf } from './queries.ts'
import { Records } from './records.tsx'
import { Sources } from './sources.tsx'
import { Summary } from './summary.tsx'

/** One person: why is it so? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/sites/$site/$environment/people/$person',
  params: { parse: environmentOf },
  component: PersonRoom,
})

function PersonRoom() {
  const of = route.useParams()
  const person = useQuery(personOf(of))
  if (person.error) return <NoPerson of={of} error={person.error} retry={person.refetch} />
  if (!person.data) return null
  return (
    <EventZone of={of}>
      <Room of={of} person={person.data} />
    </EventZone>
  )
}

function Room({ of, person }: { of: PersonOf; person: Person }) {
  const { site } = usePlace()
  const why = useQuery(whyOf(of))
  const photo = person.photo ? `${photoOf(of, person.personId)}?${person.photo}` : null
  return (
    <Page
      title={person.name}
      mark={<Initials name={person.name} photo={photo} size={56} />}
      environment={of.environment}
      within={['People', site?.name ?? of.site]}
      question={<Summary of={of} person={person} />}
      act={<PersonActs of={of} person={person} />}
    >
      <div className="person">
        <div className="person-main">
          {why.error ? <Problem error={why.error} retry={why.refetch} /> : null}
          <Sources why={why.data} person={person} />
          <Fields why={why.data} person={person} />
          <Decisions why={why.data} person={person} />
          <Records why={why.data} />
          <History of={of} />
        </div>
        <aside className="person-aside">
          <Mails of={of} person={person} />
          <Access of={of} person={person} />
          <Identifiers person={person} />
        </aside>
      </div>
    </Page>
  )
}

function NoPerson({ of, error, retry }: { of: PersonOf; error: unknown; retry: () => unknown }) {
  const isNobody = error instanceof ApiProblem && [400, 404].includes(error.status)
  return (
    <Page title="Nobody" environment={of.environment}>
      {isNobody ? (
        <EmptyRoom
          what="Nobody is here under this address"
          why={`Dev and Prod are wholly apart: somebody of one is not known on the other. Search for them among the people of ${of.environment === 'dev' ? 'Dev' : 'Prod'}.`}
          act={
            <ButtonLink to={`/sites/${of.site}/${of.environment}/people`} variant="default">
              Go to the people
            </ButtonLink>
          }
        />
      ) : (
        <Problem error={error} retry={retry} />
      )}
    </Page>
  )
}
