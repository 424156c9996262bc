import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ApiProblem } from '../ui/api.ts'
import { Initials } from '../ui/initials.tsx'
import { Problem } from '../ui/problem.tsx'
import { useTitle } from '../ui/use-title.ts'
import { call } from './api.ts'
import { filtersQuery } from './directory-filters.tsx'
import { linesOf, nameKeys, photoOf, shownValue, type ListedPerson } from './person.ts'
import './person-sheet.css'
import { useSite } from './site.ts'

/** One person, over the list that they were found in: beside it, or from below on a phone. */
export function PersonSheet() {
  const { person: personId = '' }: { person?: string } = useParams({ strict: false })
  const navigate = useNavigate()
  const phone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['person', personId],
    queryFn: ({ signal }) =>
      call('GET /api/directory/:person', { params: { person: personId }, signal }),
  })
  const close = () =>
    void navigate({
      to: '/directory',
      search: (before: object) => before,
      resetScroll: false,
    })
  const gone = error instanceof ApiProblem && error.code === 'not_found'
  return (
    <Drawer
      opened
      onClose={close}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : 460}
      closeButtonProps={{ 'aria-label': 'Close' }}
      {...(phone ? { radius: '16px 16px 0 0' } : {})}
    >
      {data ? <Told person={data} /> : null}
      {gone ? (
        <Problem tone="waits" found="This person is not in the directory, or has left it." />
      ) : (
        <Problem error={error} retry={refetch} />
      )}
    </Drawer>
  )
}

function Told({ person }: { person: ListedPerson }) {
  const site = useSite()
  const { does, from } = linesOf(person.fields)
  const told = new Set([...nameKeys, 'job_title', 'organization', 'city', 'country'])
  const rest = does || from ? person.fields.filter(({ key }) => !told.has(key)) : person.fields
  useTitle(person.name, site.name)
  return (
    <article className="person-sheet">
      <header>
        <Initials name={person.name} photo={photoOf(person)} size={128} />
        <h2 dir="auto">{person.name}</h2>
        <div dir="auto">{does}</div>
        <div className="muted" dir="auto">
          {from}
        </div>
        <Types keys={person.userTypes} />
      </header>
      <dl>
        {rest.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd dir="auto">
              <Value field={field} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

function Types({ keys }: { keys: string[] }) {
  const { data } = useQuery(filtersQuery)
  const labels = keys.flatMap(
    (key) => data?.userTypes.find((userType) => userType.key === key)?.label ?? [],
  )
  if (labels.length === 0) return null
  return (
    <ul className="person-types">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  )
}

function Value({ field }: { field: ListedPerson['fields'][number] }) {
  const text = shownValue(field)
  if (field.type === 'url' && /^https?:\/\//u.test(text)) {
    return (
      <a href={text} target="_blank" rel="noreferrer nofollow">
        {text.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')}
      </a>
    )
  }
  if (field.type === 'email') return <a href={`mailto:${text}`}>{text}</a>
  if (field.type === 'phone') return <a href={`tel:${text.replaceAll(/[^+\d]/gu, '')}`}>{text}</a>
  return text
}
