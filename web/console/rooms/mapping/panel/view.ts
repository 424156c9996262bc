// What stands beside the grid, as the address names it: 'held', 'rule.cancelled', 'problems'.
import type { Preview, PreviewPerson } from '../program.ts'
import { rulePeople } from '../tabs/rules-people.ts'

export type PeopleView = { title: string; about: string; people: PreviewPerson[] }

/** The people that a view names; null where it names something else. */
export function peopleOf(view: string, preview: Preview): PeopleView | null {
  const [kind = '', ...rest] = view.split('.')
  const of = rest.join('.')
  const { people, identity, fields } = preview
  const having = (ids: readonly number[]) => {
    const wanted = new Set(ids)
    return people.filter(({ records }) => records.some((id) => wanted.has(id)))
  }
  const effect =
    of === 'email'
      ? identity.email
      : of === 'externalId'
        ? identity.externalId
        : fields.find(({ row }) => row === of)?.effect
  switch (kind) {
    case 'in':
      return {
        title: 'Come in',
        about: 'As the document stands, of the sample.',
        people: people.filter(({ status }) => status === 'in'),
      }
    case 'held':
      return {
        title: 'Wait',
        about: 'Each with the reason; mend the row, or the source, and they go through.',
        people: people.filter(({ status }) => status === 'held'),
      }
    case 'left-out':
      return {
        title: 'Left out',
        about: 'Each with the rule that decided.',
        people: people.filter(({ status }) => status === 'left out'),
      }
    case 'joined':
      return {
        title: 'Several tickets, one person',
        about: 'Their records are brought together by the tab Identity.',
        people: having(identity.joined),
      }
    case 'shared':
      return {
        title: 'Share an address',
        about: 'Different people with one e-mail address.',
        people: having(identity.shared).toSorted((a, b) =>
          (a.email ?? '') < (b.email ?? '') ? -1 : 1,
        ),
      }
    case 'rule':
      return {
        title: 'Decided by this rule',
        about: 'Records of the sample.',
        people: people.filter(({ row }) => row?.tab === 'population' && row.row === of),
      }
    case 'type':
      return {
        title: 'Have this user type',
        about: 'As the document stands, of the sample.',
        people: people.filter(({ userTypes }) => userTypes.includes(of)),
      }
    case 'types':
      return {
        title: 'Have one of these user types',
        about: 'As the document stands, of the sample.',
        people: people.filter(({ userTypes }) => userTypes.some((type) => rest.includes(type))),
      }
    case 'tag':
      return {
        title: 'Have this tag',
        about: 'As the document stands, of the sample.',
        people: people.filter(({ tags }) => tags.includes(of)),
      }
    case 'group':
      return {
        title: 'Are in this group',
        about: 'As the document stands, of the sample.',
        people: people.filter(({ groups }) => groups.includes(of)),
      }
    case 'access':
      return {
        title: 'Have this access level',
        about: 'As the document stands, of the sample.',
        people: people.filter(({ access }) => access.includes(of)),
      }
    case 'visibility': {
      const decided = preview.directory.rows.find(({ row }) => row === of)?.people ?? []
      return {
        title: 'Decided by this row',
        about: 'Of those who come in. What the user types say of the directory counts besides.',
        people: people.filter(({ id }) => decided.includes(id)),
      }
    }
    case 'hidden':
      return {
        title: 'Not in the directory',
        about: 'They come in, and other attendees do not find them.',
        people: people.filter(({ status, directory }) => status === 'in' && !directory),
      }
    case 'blank':
      return {
        title: 'Stay blank',
        about: 'The source has nothing for them here, or a recipe took it for blank.',
        people: having([...(effect?.blank ?? []), ...(of === 'email' ? identity.email.held : [])]),
      }
    case 'waits':
      return {
        title: 'Wait because of this row',
        about: 'What the source has for them cannot be read.',
        people: having(effect?.held ?? []),
      }
    default:
      return rulePeople(kind, of, preview)
  }
}
