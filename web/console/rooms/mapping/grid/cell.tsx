import { Popover } from '@mantine/core'
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import type { Present } from '../joint/joint-context.ts'
import { CellPeople } from '../joint/people-here.tsx'
import { presenceMarks } from '../joint/use-presence.ts'
import type { Problem } from '../program.ts'
import type { Edit } from './column.ts'
import type { Lead, Open } from './use-grid.ts'

/** One cell: at rest, being typed in, or with its box open. The grid tells it which. */
export function Cell({
  id,
  head,
  active,
  chosen,
  problems,
  others,
  edit,
  open,
  onPress,
  onDrag,
  onStart,
  onType,
  onClose,
  children,
}: {
  id: string
  /** The first of its row names the row. */
  head: boolean
  active: boolean
  chosen: boolean
  problems: readonly Problem[]
  /** Who else stands in it. */
  others: readonly Present[]
  edit: Edit | null
  open: Open | null
  onPress: (event: MouseEvent) => void
  onDrag: (event: MouseEvent) => void
  onStart: () => void
  onType: (text: string) => void
  onClose: (lead: Lead) => void
  children: ReactNode
}) {
  const Tag = head ? 'th' : 'td'
  const severity = severityOf(problems)
  const click = (event: MouseEvent) => {
    const isControl = (event.target as Element).closest('a, button') !== null
    if (!isControl && !event.shiftKey && !open && edit && edit.kind !== 'text') onStart()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid takes the keys for all of its cells
    <Tag
      id={id}
      role={head ? 'rowheader' : 'gridcell'}
      className="grid-cell"
      tabIndex={active ? 0 : -1}
      aria-selected={chosen || active}
      aria-invalid={severity === 'problem'}
      aria-readonly={!edit}
      title={problems.map(({ text }) => text).join('\n') || undefined}
      data-active={active || undefined}
      data-chosen={chosen || undefined}
      data-edit={edit?.kind}
      data-severity={severity}
      {...presenceMarks(others)}
      onMouseDown={(event) => {
        // A second press, as on a spreadsheet, neither closes the box nor takes the focus out of it.
        if (open && edit?.kind === 'box') {
          event.preventDefault()
          return event.stopPropagation()
        }
        onPress(event)
      }}
      onMouseEnter={onDrag}
      onClick={click}
      onDoubleClick={() => (edit?.kind === 'text' && !open ? onStart() : undefined)}
    >
      <CellPeople people={others} />
      {open && edit?.kind === 'text' ? (
        <Typing
          id={id}
          open={open}
          suggestions={edit.suggestions}
          onType={onType}
          onClose={onClose}
        />
      ) : edit?.kind === 'toggle' ? (
        <span className="grid-toggle" data-on={edit.on || undefined}>
          <span className="unseen">{edit.on ? 'yes' : 'no'}</span>
        </span>
      ) : (
        children
      )}
      {open && edit?.kind === 'box' ? (
        <Popover
          opened
          onClose={() => onClose('away')}
          closeOnEscape={false}
          // A row that grows while one types may push its own edge out of sight.
          hideDetached={false}
          position="bottom-start"
          width={`min(${edit.width}px, calc(100vw - 24px))`}
          offset={2}
          trapFocus
          middlewares={{ flip: true, shift: { padding: 12 } }}
        >
          <Popover.Target>
            <span className="grid-anchor" />
          </Popover.Target>
          <Popover.Dropdown
            className="box"
            onMouseDown={stop}
            onClick={stop}
            onDoubleClick={stop}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key === 'Escape') onClose('stay')
            }}
          >
            {edit.box(() => onClose('stay'), open.typed)}
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </Tag>
  )
}

/** Each letter is an edit, so that its effect shows while one types; Escape takes them back. */
function Typing({
  id,
  open,
  suggestions,
  onType,
  onClose,
}: {
  id: string
  open: Open
  suggestions: readonly string[] | undefined
  onType: (text: string) => void
  onClose: (lead: Lead) => void
}) {
  const [text, setText] = useState(open.typed || open.first)
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      onType(open.first)
      onClose('stay')
    } else if (event.key === 'Enter') {
      onClose('down')
    } else if (event.key === 'Tab') {
      event.preventDefault()
      onClose(event.shiftKey ? 'left' : 'right')
    }
  }
  return (
    <>
      <input
        className="grid-input"
        value={text}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- one has just asked to type here
        autoFocus
        autoComplete="off"
        spellCheck={false}
        list={suggestions ? `${id}-suggestions` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          onType(event.currentTarget.value)
        }}
        onKeyDown={press}
        onBlur={() => onClose('away')}
      />
      {suggestions ? (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion}>{suggestion}</option>
          ))}
        </datalist>
      ) : null}
    </>
  )
}

function severityOf(problems: readonly Problem[]): Problem['severity'] | undefined {
  if (problems.some(({ severity }) => severity === 'problem')) return 'problem'
  return problems.length > 0 ? 'warning' : undefined
}

const stop = (event: MouseEvent) => event.stopPropagation()
