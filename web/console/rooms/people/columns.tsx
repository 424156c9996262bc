import type { Column } from '../../../ui/columns.ts'
import { Initials } from '../../../ui/initials.tsx'
import { When } from '../../../ui/when.tsx'
import { valueText } from '../../value-text.ts'
import './people.css'
import { photoOf, type Environment, type Filters, type ListedPerson } from './queries.ts'

/** Dimensions that most look for stand there from the start; the others are a click away. */
const shownAtFirst = ['organization', 'country']

export function peopleColumns(
  of: Environment,
  filters: Filters | undefined,
): Column<ListedPerson>[] {
  const userTypes = namesOf(filters?.userType)
  const tags = namesOf(filters?.tag)
  return [
    {
      key: 'name',
      title: 'Name',
      width: 240,
      sorts: true,
      text: ({ name }) => name,
      cell: (person) => <Name person={person} of={of} />,
    },
    { key: 'email', title: 'E-mail', width: 230, sorts: true, text: ({ email }) => email ?? '' },
    {
      key: 'userTypes',
      title: 'User types',
      width: 150,
      text: (person) => person.userTypes.map(userTypes).join(', '),
    },
    {
      key: 'state',
      title: 'State',
      width: 104,
      text: ({ state }) => (state === 'active' ? 'Active' : 'Suspended'),
      cell: ({ state }) =>
        state === 'active' ? (
          <span className="muted">Active</span>
        ) : (
          <span className="people-suspended">Suspended</span>
        ),
    },
    {
      key: 'tags',
      title: 'Tags',
      width: 150,
      hidden: true,
      text: (person) => person.tags.map(tags).join(', '),
    },
    {
      key: 'listed',
      title: 'In the directory',
      width: 124,
      hidden: true,
      text: ({ listed }) => (listed ? 'yes' : 'no'),
    },
    ...(filters?.dimensions ?? []).map((field): Column<ListedPerson> => ({
      key: `field.${field.key}`,
      title: field.label,
      width: 160,
      hidden: !shownAtFirst.includes(field.key),
      figures: field.type === 'number',
      text: ({ values }) => valueText(values[field.key] ?? null, field),
    })),
    {
      key: 'testAddress',
      title: 'Test address',
      width: 200,
      hidden: true,
      text: ({ testAddress }) => testAddress ?? '',
    },
    {
      key: 'created',
      title: 'Came',
      width: 140,
      sorts: true,
      hidden: true,
      text: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <When at={createdAt} only="relative" />,
    },
    {
      key: 'updated',
      title: 'Last change',
      width: 140,
      sorts: true,
      text: ({ updatedAt }) => updatedAt,
      cell: ({ updatedAt }) => <When at={updatedAt} only="relative" />,
    },
  ]
}

function Name({ person, of }: { person: ListedPerson; of: Environment }) {
  return (
    <span className="people-name" data-suspended={person.state === 'suspended' || undefined}>
      <Initials
        name={person.name}
        size={24}
        photo={person.photo ? photoOf(of, person.personId) : null}
      />
      <span className="people-name-text" dir="auto">
        {person.name}
      </span>
      {person.testAddress ? <span className="people-test">Test</span> : null}
    </span>
  )
}

/** What has no name any more goes by its key. */
function namesOf(options: Filters['userType'] | undefined): (key: string) => string {
  const labels = new Map(options?.map(({ value, label }) => [value, label]))
  return (key) => labels.get(key) ?? key
}
