import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BoxEdit } from '../grid/column.ts'
import type { Change, Condition } from '../program.ts'
import { listOf } from './list-text.ts'
import { seenRange, type Seen } from './seen-range.ts'

/** How many values a condition of size has: two limits, or one; null for the conditions that take a list or none. */
export function limitsOf(when: Condition): 1 | 2 | null {
  if (when === 'is between') return 2
  return ['is more than', 'is at least', 'is less than', 'is at most'].includes(when) ? 1 : null
}

/** A cell that holds the one limit of a comparison, or both: numbers or days. */
export function sizesEdit({
  limits,
  values,
  seen,
  set,
  commit,
}: {
  limits: 1 | 2
  values: readonly string[]
  seen: readonly Seen[]
  set: (values: string[]) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 300,
    box: (close, typed) => (
      <SizeBox
        limits={limits}
        values={values}
        seen={seen}
        typed={typed}
        onSet={(next) => commit(set(next))}
        onClose={close}
      />
    ),
    set: (text) => {
      const pieces = listOf(text.replace(/\.\./u, ';'))
      return pieces.length <= limits ? set(pieces) : null
    },
  }
}

function SizeBox({
  limits,
  values,
  seen,
  typed,
  onSet,
  onClose,
}: {
  limits: 1 | 2
  values: readonly string[]
  seen: readonly Seen[]
  typed: string
  onSet: (values: string[]) => void
  onClose: () => void
}) {
  const [texts, setTexts] = useState<readonly string[]>([
    typed || (values[0] ?? ''),
    values[1] ?? '',
  ])
  const write = (at: number, text: string) => {
    const next = texts.with(at, text)
    setTexts(next)
    onSet(
      next
        .slice(0, limits)
        .map((one) => one.trim())
        .filter(Boolean),
    )
  }
  const range = seenRange(seen)
  return (
    <form
      className="size-box"
      onSubmit={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="size-box-limits">
        {(limits === 2 ? ['From', 'To'] : ['Number or day']).map((label, at) => (
          <TextInput
            key={label}
            size="xs"
            label={label}
            placeholder={range ? (at === 0 ? range.least : range.most) : '10'}
            autoComplete="off"
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            value={texts[at] ?? ''}
            onChange={(event) => write(at, event.currentTarget.value)}
          />
        ))}
      </div>
      <p className="muted">
        {limits === 2
          ? 'Two numbers, or two days such as 2027-06-14; both are included.'
          : 'A number, or a day such as 2027-06-14.'}
        {range ? ` Your data holds ${range.least} to ${range.most}.` : ''}
      </p>
      <Button type="submit" size="compact-xs" variant="light">
        Done
      </Button>
    </form>
  )
}
