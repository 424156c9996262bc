import type { RuleTable } from '../../../../../src/mapping/core/document.ts'
import type { Column } from '../grid/column.ts'
import { PeopleLink } from '../people-link.tsx'
import type { RuleRow } from '../program.ts'
import type { Room } from '../room-context.ts'

/** Whom each row is about, and whether other rows are about them too. */
export function peopleColumn(table: RuleTable, { preview, sample }: Room): Column<RuleRow> {
  const effect = preview?.rules.find((one) => one.table === table.id)
  const rows = new Map(effect?.rows.map((row) => [row.row, row]))
  const textOf = ({ id }: RuleRow) => {
    const row = rows.get(id)
    const others = row?.taken.length ? `${row.taken.length} taken above` : ''
    return [`${row?.people.length ?? 0} people`, others].filter(Boolean).join(', ')
  }
  return {
    key: 'people',
    title: 'In the sample',
    about:
      table.hit === 'first'
        ? 'How many it is applied to; each is asked only what no row above decided.'
        : 'How many it is applied to, and how many of them another row fits too.',
    width: 124,
    show: ({ id }) => {
      if (!sample || !effect) return null
      const row = rows.get(id)
      const taken = row?.taken.length ?? 0
      const shared = row?.shared.length ?? 0
      return (
        <span className="lines">
          <span>
            <PeopleLink
              view={`ruled.${id}`}
              count={row?.people.length ?? 0}
              noun={['person', 'people']}
            />
          </span>
          {taken > 0 ? (
            <small className="waits">
              <PeopleLink view={`ruled-taken.${id}`} count={taken} noun={['more', 'more']} /> taken
              above
            </small>
          ) : shared > 0 ? (
            <small className="waits">
              <PeopleLink view={`ruled-shared.${id}`} count={shared} noun={['fits', 'fit']} /> other
              rows too
            </small>
          ) : null}
        </span>
      )
    },
    text: (row) => (sample ? textOf(row) : ''),
  }
}
