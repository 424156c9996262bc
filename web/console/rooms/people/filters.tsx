import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { FilterChip, FilterToggle } from '../../../ui/filter-chip.tsx'
import { valueText } from '../../value-text.ts'
import { valuesOf, type Dimension, type Environment, type Filters } from './queries.ts'
import { chosenOf, withDimension, type PeopleSearch } from './search.ts'

/** The chips above the table; each shows what it would leave of what else is asked for. */
export function PeopleFilters({
  of,
  filters,
  search,
  onSearch,
}: {
  of: Environment
  filters: Filters | undefined
  search: PeopleSearch
  onSearch: (search: PeopleSearch) => void
}) {
  const [added, setAdded] = useState<string | null>(null)
  const dimensions = filters?.dimensions ?? []
  const open = dimensions.filter(({ key }) => key === added || chosenOf(search, key).length > 0)
  const named = (options: Filters['state'] | undefined, names: Record<string, string>) =>
    options?.map((option) => ({ ...option, label: names[option.value] ?? option.value }))
  return (
    <fieldset className="filter-chips" aria-label="Filters">
      <FilterChip
        label="User type"
        options={filters?.userType}
        chosen={search.userType ?? []}
        onChange={(userType) => onSearch({ ...search, userType })}
      />
      <FilterChip
        label="State"
        options={named(filters?.state, { active: 'Active', suspended: 'Suspended' })}
        chosen={search.state ? [search.state] : []}
        onChange={(states) => onSearch({ ...search, ...only('state', states, search.state) })}
      />
      <FilterChip
        label="Directory"
        options={named(filters?.listed, { yes: 'In the directory', no: 'Not in the directory' })}
        chosen={search.listed ? [search.listed] : []}
        onChange={(listed) => onSearch({ ...search, ...only('listed', listed, search.listed) })}
      />
      {filters?.tag.length || search.tag ? (
        <FilterChip
          label="Tag"
          options={filters?.tag}
          chosen={search.tag ?? []}
          onChange={(tag) => onSearch({ ...search, tag })}
        />
      ) : null}
      {filters?.withoutEmail || search.email ? (
        <FilterToggle
          count={filters?.withoutEmail}
          on={search.email === 'none'}
          onChange={(on) => onSearch(on ? { ...search, email: 'none' } : without(search, 'email'))}
        >
          No e-mail
        </FilterToggle>
      ) : null}
      {of.environment === 'dev' ? (
        <FilterToggle
          count={filters?.test}
          on={search.test === 'yes'}
          onChange={(on) => onSearch(on ? { ...search, test: 'yes' } : without(search, 'test'))}
        >
          Test people
        </FilterToggle>
      ) : null}
      {open.map((field) => (
        <DimensionChip
          key={field.key}
          of={of}
          field={field}
          search={search}
          onSearch={onSearch}
          opened={field.key === added}
          onClose={() => setAdded(null)}
        />
      ))}
      <MoreFilters
        dimensions={dimensions.filter((field) => !open.includes(field))}
        add={setAdded}
      />
    </fieldset>
  )
}

function DimensionChip({
  of,
  field,
  search,
  onSearch,
  opened,
  onClose,
}: {
  of: Environment
  field: Dimension
  search: PeopleSearch
  onSearch: (search: PeopleSearch) => void
  opened: boolean
  onClose: () => void
}) {
  const values = useQuery(valuesOf(of, search, field.key))
  return (
    <FilterChip
      label={field.label}
      options={values.data?.values.map(({ value, count }) => ({
        value,
        count,
        label: value === '' ? 'Blank' : valueText(value, field),
      }))}
      chosen={chosenOf(search, field.key)}
      onChange={(chosen) => onSearch(withDimension(search, field.key, chosen))}
      opened={opened}
      onClose={onClose}
    />
  )
}

function MoreFilters({ dimensions, add }: { dimensions: Dimension[]; add: (key: string) => void }) {
  const [opened, setOpened] = useState(false)
  if (dimensions.length === 0) return null
  return (
    <span className="filter-chip">
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className="filter-chip-button"
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconFilterPlus size={14} stroke={1.8} aria-hidden style={{ margin: 0 }} />
            Filter
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className="people-more">
            {dimensions.map(({ key, label }) => (
              <button
                key={key}
                type="button"
                onClick={() => {
                  setOpened(false)
                  add(key)
                }}
              >
                {label}
              </button>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}

/** Of a pair of opposites both are all: the newest choice stands alone. */
function only<K extends 'state' | 'listed'>(
  name: K,
  chosen: string[],
  before: string | undefined,
): Pick<PeopleSearch, K> {
  return { [name]: chosen.find((one) => one !== before) } as Pick<PeopleSearch, K>
}

function without(search: PeopleSearch, name: 'email' | 'test'): PeopleSearch {
  const rest = { ...search }
  delete rest[name]
  return rest
}
