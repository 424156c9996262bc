import { IconCheck } from '@tabler/icons-react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { inFigures } from '../../../../ui/figures.ts'
import type { Seen } from '../boxes/values-box.tsx'

/** Values beside a text that is written by hand: each can be put into it and taken out again. */
export function PickList({
  label,
  items,
  chosen = [],
  sought = '',
  onPick,
}: {
  label: string
  items: readonly Seen[]
  chosen?: readonly string[]
  /** What is being written: only values with it are shown. */
  sought?: string
  onPick: (value: string) => void
}) {
  const picked = new Set(chosen.map(fold))
  const shown = items.filter(
    ({ value }) => picked.has(fold(value)) || fold(value).includes(fold(sought)),
  )
  if (shown.length === 0) return null
  return (
    <ul className="rules-values" aria-label={label}>
      {shown.map(({ value, count }) => (
        <li key={value}>
          <button
            type="button"
            aria-pressed={picked.has(fold(value))}
            onClick={() => onPick(value)}
          >
            <span className="list-box-mark">
              {picked.has(fold(value)) ? <IconCheck size={14} stroke={2.25} aria-hidden /> : null}
            </span>
            <span dir="auto">{value}</span>
            {count > 0 ? <small className="figures muted">{inFigures(count)}</small> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
