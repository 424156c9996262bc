import type { ReactNode } from 'react'
import type { Person, PersonOf } from './queries.ts'

/** Who somebody is, at a glance: user types and tags, whether they are in, and whether others see them. */
export function Summary({ of, person }: { of: PersonOf; person: Person }) {
  return (
    <div className="person-summary">
      {person.state === 'suspended' ? <Tag tone="harm">Suspended</Tag> : null}
      {person.test ? <Tag tone="dev">Test person · {person.test.address}</Tag> : null}
      {person.userTypes.map(({ key, label }) => (
        <Tag key={key}>{label}</Tag>
      ))}
      {person.tags.map(({ key, label }) => (
        <Tag key={key} tone="tag">
          # {label}
        </Tag>
      ))}
      <p>
        {[
          person.email ?? 'No e-mail',
          directory(person),
          ...(of.environment === 'prod' || person.test ? [] : ['Dev writes nothing to them']),
        ].join(' · ')}
      </p>
    </div>
  )
}

function Tag({ tone, children }: { tone?: 'harm' | 'dev' | 'tag'; children: ReactNode }) {
  return (
    <span className="person-tag" data-tone={tone}>
      {children}
    </span>
  )
}

function directory({ state, directory: { listed, offered, choice } }: Person): string {
  if (listed) return 'In the directory'
  if (state === 'suspended') return 'Not in the directory while suspended'
  if (!offered) return 'Kept out of the directory by the mapping'
  return choice === false ? 'Left the directory' : 'Not in the directory'
}
