import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import './list.css'
import type { Person } from './queries.ts'

const kinds = { external: 'Id in', email: 'E-mail', subject: 'Sign-in of' }

/** By what the person is known, now and before. */
export function Identifiers({ person }: { person: Person }) {
  const { identifiers } = person
  return (
    <Section id="identifiers" title="Identifiers" count={identifiers.length || undefined}>
      {identifiers.length === 0 ? (
        <p className="section-box section-none">None: no source and no sign-in names them.</p>
      ) : (
        <ul className="section-box person-list">
          {identifiers.map(({ kind, namespace, value, since, until }) => (
            <li key={`${kind} ${namespace} ${value} ${since}`} data-past={until ? true : undefined}>
              <span className="person-id">{value}</span>
              <span className="person-list-note">
                {kinds[kind]}
                {kind === 'email' ? '' : ` ${namespace}`}
                {until ? ', until ' : ', since '}
                <When at={until ?? since} only="relative" />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="person-own-id">
        Person id <span className="person-id">{person.personId}</span>
      </p>
    </Section>
  )
}
