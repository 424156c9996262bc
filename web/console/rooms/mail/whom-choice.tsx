import { Radio } from '@mantine/core'
import { inFigures } from '../../../ui/figures.ts'
import { FilterToggle } from '../../../ui/filter-chip.tsx'
import type { Filters } from '../people/queries.ts'
import './invite.css'
import type { Whom } from './whom.ts'

/** The test people, everyone, or some user types; each with how many they are. */
export function WhomChoice({
  whom,
  setWhom,
  filters,
  testers,
}: {
  whom: Whom
  setWhom: (whom: Whom) => void
  filters: Filters | undefined
  /** How many test people there are; null where there are none by nature. */
  testers: number | null
}) {
  const chosen = 'test' in whom ? 'test' : 'everyone' in whom ? 'everyone' : 'userTypes'
  const active = filters?.state.find(({ value }) => value === 'active')?.count ?? 0
  const userTypes = 'userTypes' in whom ? whom.userTypes : []
  return (
    <Radio.Group
      label="Whom"
      value={chosen}
      onChange={(value) =>
        setWhom(
          value === 'test'
            ? { test: true }
            : value === 'everyone'
              ? { everyone: true }
              : { userTypes: [] },
        )
      }
    >
      <div className="invite-whom">
        {testers === null ? null : (
          <Radio value="test" label={`The test people (${inFigures(testers)})`} />
        )}
        <Radio value="everyone" label={`Everyone who is active (${inFigures(active)})`} />
        <Radio value="userTypes" label="People of some user types" />
        {chosen === 'userTypes' ? (
          <div className="filter-chips invite-types">
            {filters?.userType.map(({ value, label, count }) => (
              <FilterToggle
                key={value}
                count={count}
                on={userTypes.includes(value)}
                onChange={(on) =>
                  setWhom({
                    userTypes: on
                      ? [...userTypes, value]
                      : userTypes.filter((one) => one !== value),
                  })
                }
              >
                {label}
              </FilterToggle>
            ))}
          </div>
        ) : null}
      </div>
    </Radio.Group>
  )
}
