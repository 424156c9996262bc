import { Button, TextInput } from '@mantine/core'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { valuesEdit } from '../boxes/values-box.tsx'
import { editTable, removeTable } from '../edits.ts'
import type { ValueTable } from '../program.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { Chips } from './chips.tsx'
import { Setting } from './setting.tsx'
import { TextSetting } from './text-setting.tsx'

/** What holds for the whole table: its name, what uses it, and what becomes of values that it does not name. */
export function ValueTableSettings({ table }: { table: ValueTable }) {
  const { edit, preview, problemsOf } = useRoom()
  const seen = preview?.tables.find((one) => one.table === table.id)?.seen.values ?? []
  const set = (more: Partial<ValueTable>, at: string) =>
    edit?.(
      editTable(table.id, (before) => ({ ...before, ...more })),
      `${at} ${table.id}`,
    )
  const ignored = valuesEdit({
    label: 'Search the values, or write one',
    values: table.ignore,
    seen: seen.map(({ value, count }) => ({ value, count })),
    set: (ignore) => editTable(table.id, (before) => ({ ...before, ignore })),
    commit: (change) => edit?.(change, `ignore ${table.id}`),
  })
  const otherwise = typeof table.else === 'string' ? table.else : 'value'
  // What its rows lack stands in the rows.
  const problems = problemsOf('values').filter(
    ({ row, column }) => row === table.id && column !== 'rows' && column !== 'name',
  )
  return (
    <section className="settings" aria-label={`${table.name}: questions`}>
      <TextSetting
        label="Name"
        maxLength={200}
        value={table.name}
        onSet={edit && ((name) => set({ name }, 'name'))}
        refuses={(text) => (text.trim() === '' ? 'Write a name.' : undefined)}
        about={<UsedBy table={table.id} />}
        at={{ tab: 'values', row: table.id, column: 'name' }}
      />
      <Setting
        label="A value that no row names"
        options={elses}
        value={otherwise}
        onSet={
          edit &&
          ((value: Else) => set({ else: value === 'value' ? { value: '' } : value }, 'else'))
        }
      >
        {typeof table.else === 'object' ? (
          <TextInput
            size="xs"
            aria-label="What it becomes"
            value={table.else.value}
            readOnly={!edit}
            maxLength={2000}
            onChange={(event) => set({ else: { value: event.currentTarget.value } }, 'else value')}
          />
        ) : null}
      </Setting>
      <div className="setting">
        <span className="setting-label">Values that count as blank</span>
        {edit ? (
          <PopoverButton
            width={ignored.width}
            button={
              <Button
                variant="default"
                className="setting-button"
                justify="start"
                aria-label="Values that count as blank"
              >
                {table.ignore.length > 0 ? <Ignored values={table.ignore} /> : 'None'}
              </Button>
            }
          >
            {(close) => ignored.box(close, '')}
          </PopoverButton>
        ) : (
          <Ignored values={table.ignore} />
        )}
      </div>
      {edit ? (
        <div className="setting">
          <span />
          <Button size="xs" variant="subtle" onClick={() => edit(removeTable(table.id))}>
            Delete this table
          </Button>
        </div>
      ) : null}
      {problems.map(({ text, severity }) => (
        <p key={text} className="setting-problem" data-severity={severity}>
          {text}
        </p>
      ))}
    </section>
  )
}

function UsedBy({ table }: { table: string }) {
  const { program, goTo } = useRoom()
  const rows = program.document.fields.rows.filter((row) => row.values === table)
  if (rows.length === 0) return 'No field uses it yet.'
  return (
    <>
      Used by{' '}
      {rows.map(({ id, field }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <button
            type="button"
            className="link"
            onClick={() => goTo('fields', { row: id, column: 'values' })}
          >
            {program.model.fields.find(({ key }) => key === field)?.label ?? field}
          </button>
        </span>
      ))}
    </>
  )
}

function Ignored({ values }: { values: readonly string[] }) {
  return <Chips items={values.map((value) => ({ key: value, label: value, aside: null }))} />
}

type Else = 'hold' | 'blank' | 'keep' | 'value'
const elses: Option<Else>[] = [
  { value: 'hold', label: 'Holds the person', about: 'A question that a person answers.' },
  { value: 'blank', label: 'Becomes blank', about: 'The field stays without a value.' },
  { value: 'keep', label: 'Stays as it is', about: 'The source’s own word is shown.' },
  { value: 'value', label: 'Becomes', about: 'The same for all of them:' },
]
