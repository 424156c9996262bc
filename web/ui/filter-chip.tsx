import { Popover, TextInput } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import './filter-chip.css'
import { inFigures } from './figures.ts'

export type FilterOption = { value: string; label: string; count: number }

/** A filter of several values, which are alternatives: what is chosen stands on the chip, each option has its count. */
export function FilterChip({
  label,
  options,
  chosen,
  onChange,
  opened: openedAtFirst = false,
  onClose,
}: {
  label: string
  /** Undefined while they are on their way. */
  options: readonly FilterOption[] | undefined
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  /** Opens at once: for a filter that was just added. */
  opened?: boolean
  onClose?: () => void
}) {
  const [opened, setOpened] = useState(openedAtFirst)
  const [search, setSearch] = useState('')
  const close = () => {
    setOpened(false)
    setSearch('')
    onClose?.()
  }
  const name = (value: string) => options?.find((option) => option.value === value)?.label ?? value
  const all = [
    ...(options ?? []),
    ...chosen
      .filter((value) => options && !options.some((option) => option.value === value))
      .map(gone),
  ]
  const found = all.filter((option) => option.label.toLowerCase().includes(search.toLowerCase()))
  return (
    <span className="filter-chip" data-on={chosen.length > 0 || undefined}>
      <Popover
        opened={opened}
        onChange={(next) => (next ? setOpened(true) : close())}
        position="bottom-start"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button
            type="button"
            className="filter-chip-button"
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => (opened ? close() : setOpened(true))}
          >
            {label}
            {chosen.length > 0 ? (
              <span className="filter-chip-chosen">{said(chosen.map(name))}</span>
            ) : (
              <IconChevronDown size={13} stroke={1.9} aria-hidden />
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <fieldset className="filter-options">
            <legend className="unseen">{label}</legend>
            {all.length > 9 ? (
              <TextInput
                size="xs"
                type="search"
                placeholder={`Find ${label.toLowerCase()}`}
                aria-label={`Find ${label.toLowerCase()}`}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
              />
            ) : null}
            <div className="filter-options-list">
              {found.map(({ value, label, count }) => (
                <label key={value} className="filter-option">
                  <input
                    type="checkbox"
                    checked={chosen.includes(value)}
                    onChange={(event) =>
                      onChange(
                        event.currentTarget.checked
                          ? [...chosen, value]
                          : chosen.filter((one) => one !== value),
                      )
                    }
                  />
                  <span className="filter-option-label" dir="auto">
                    {label}
                  </span>
                  <span className="filter-option-count">{inFigures(count)}</span>
                </label>
              ))}
              {options && found.length === 0 ? <p className="filter-options-none">None.</p> : null}
            </div>
          </fieldset>
        </Popover.Dropdown>
      </Popover>
      {chosen.length > 0 ? <Clear label={label} clear={() => onChange([])} /> : null}
    </span>
  )
}

/** A filter that is on or off, with how many it would leave. */
export function FilterToggle({
  children,
  count,
  on,
  onChange,
}: {
  children: ReactNode
  count: number | undefined
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <span className="filter-chip" data-on={on || undefined}>
      <button
        type="button"
        className="filter-chip-button"
        aria-pressed={on}
        onClick={() => onChange(!on)}
      >
        {children}
        {count === undefined ? null : <span className="filter-chip-count">{inFigures(count)}</span>}
      </button>
    </span>
  )
}

function Clear({ label, clear }: { label: string; clear: () => void }) {
  return (
    <button
      type="button"
      className="filter-chip-clear"
      aria-label={`Clear the filter ${label}`}
      onClick={clear}
    >
      <IconX size={12} stroke={2} aria-hidden />
    </button>
  )
}

/** Two by name, the rest by number. */
function said(names: string[]): string {
  const [first, second, ...rest] = names
  return [first, second].filter(Boolean).join(', ') + (rest.length ? ` +${rest.length}` : '')
}

/** Chosen, though nobody of those asked for has it by now. */
const gone = (value: string): FilterOption => ({ value, label: value, count: 0 })
