import { Link } from '@tanstack/react-router'
import { Initials } from '../ui/initials.tsx'
import { linesOf, photoOf, type Field, type ListedPerson } from './person.ts'
import './person-card.css'

/** One of the directory: as much as tells people apart. The search in the address stays as it is. */
export function PersonCard({ person }: { person: ListedPerson }) {
  return (
    <Link
      to="/directory/$person"
      params={{ person: person.personId }}
      search={(before: object) => before}
      resetScroll={false}
      className="person-card"
    >
      <PersonFace person={person} />
    </Link>
  )
}

/** What a card says of a person. */
export function PersonFace({
  person,
}: {
  person: Pick<ListedPerson, 'personId' | 'name' | 'photo'> & { fields: readonly Field[] }
}) {
  const { does, from } = linesOf(person.fields)
  return (
    <>
      <Initials name={person.name} photo={photoOf(person)} size={56} />
      <span className="person-card-told">
        <span className="person-card-name" dir="auto">
          {person.name}
        </span>
        <span className="person-card-line" dir="auto">
          {does}
        </span>
        <span className="person-card-line" dir="auto">
          {from}
        </span>
      </span>
    </>
  )
}

/** Room for somebody who is on their way. */
export function AwaitedCard() {
  return (
    <div className="person-card" aria-hidden>
      <Initials name="" size={56} />
      <span className="person-card-told">
        <span className="person-card-line person-card-awaited" />
        <span className="person-card-line person-card-awaited" />
      </span>
    </div>
  )
}
