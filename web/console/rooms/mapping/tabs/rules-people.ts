// The people of a table of rules, as the panel beside it shows them: 'ruled.gold', 'ruled-none.roles'.
import { countOf } from '../../../../ui/figures.ts'
import type { PeopleView } from '../panel/view.ts'
import type { Preview } from '../program.ts'

/** Null for a view that is not of the rules. */
export function rulePeople(kind: string, of: string, preview: Preview): PeopleView | null {
  const having = (ids: readonly number[] = []) => {
    const wanted = new Set(ids)
    return preview.people.filter(({ id }) => wanted.has(id))
  }
  const row = preview.rules.flatMap(({ rows }) => rows).find((one) => one.row === of)
  const table = preview.rules.find((one) => one.table === of)
  switch (kind) {
    case 'ruled':
      return {
        title: 'This row is applied to them',
        about: 'Of those whom no tab or table before left out or held.',
        people: having(row?.people),
      }
    case 'ruled-taken':
      return {
        title: 'It fits, but a row above took them',
        about: 'Of the rows that fit, the first counts.',
        people: having(row?.taken),
      }
    case 'ruled-shared':
      return {
        title: 'Other rows fit them too',
        about: 'See which by their conditions; the order of the rows decides.',
        people: having(row?.shared),
      }
    case 'ruled-none':
      return {
        title: 'No row fits',
        about: 'The table leaves them as they are.',
        people: having(table?.none),
      }
    case 'ruled-several':
      return {
        title: 'Several rows fit',
        about: groupsOf(table),
        people: having(severalOf(table)),
      }
    default:
      return null
  }
}

/** Ids of the people whom several rows of a table fit. */
export function severalOf(table: Preview['rules'][number] | undefined): number[] {
  return [...new Set(table?.rows.flatMap(({ shared }) => shared))]
}

/** The most frequent of them: "Rows 1 and 3 fit 12 people." */
function groupsOf(table: Preview['rules'][number] | undefined): string {
  const groups = table?.several ?? []
  const said = groups.slice(0, most).map(({ numbers, people }) => {
    const last = numbers.at(-1)
    return `Rows ${numbers.slice(0, -1).join(', ')} and ${last} fit ${countOf(people.length, 'person', 'people')}.`
  })
  return groups.length > most ? `${said.join(' ')} And so on.` : said.join(' ')
}

const most = 5
