import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { inFigures } from '../../../../ui/figures.ts'
import { listText } from '../boxes/list-text.ts'
import { actsColumn } from '../boxes/row-acts.tsx'
import { valuesEdit } from '../boxes/values-box.tsx'
import { idsWithin } from '../edit-rows.ts'
import { addMeaning, addTable, editMeaning, removeMeaning } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import { rowId } from '../names.ts'
import type { ValueTable } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { Chips } from './chips.tsx'
import { noteColumn } from './note-column.tsx'
import { useLed } from './use-led.ts'
import { ValueTableSettings } from './value-table-settings.tsx'
import { rowsFor, toValue, unnamed, useWaitingFirst } from './waiting.ts'

type Meaning = ValueTable['rows'][number]
/** A row of the table, or a value that was seen and that none of them names. */
type Row = Meaning & { waits: boolean }

/** What the source's words mean: a table for each list of words, with the values that were seen beside it. */
export function Values() {
  const room = useRoom()
  const { program, edit, jumpIn } = room
  const { tables } = program.document.values
  const jump = jumpIn('values')
  const led = tables.find(
    ({ id, rows }) => id === jump?.row || rows.some((row) => row.id === jump?.row),
  )
  const [chosen, setChosen] = useState({ id: tables[0]?.id, jump })
  if (jump !== chosen.jump) setChosen({ id: led?.id ?? tables.at(-1)?.id, jump })
  const table = tables.find(({ id }) => id === chosen.id) ?? tables[0]
  const choose = (id: string) => setChosen({ id, jump })
  const add = () => {
    const name = `Value table ${tables.length + 1}`
    edit?.(addTable(name))
    room.goTo('values', { row: rowId(name, idsWithin(tables)), column: 'name' })
  }
  if (!table) {
    return (
      <EmptyRoom
        what="No value table yet"
        why="Where the source has words of its own (price codes, sizes, diets), a value table says what each becomes on the platform. Choose “New table” in the column Value table of the tab Fields, or begin one here."
        act={
          edit ? (
            <Button variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
              Add a value table
            </Button>
          ) : null
        }
      />
    )
  }
  return (
    <>
      <nav className="strip" aria-label="Value tables">
        {tables.map(({ id, name }) => (
          <Button
            key={id}
            size="compact-sm"
            variant={id === table.id ? 'light' : 'subtle'}
            aria-current={id === table.id}
            onClick={() => choose(id)}
          >
            {name}
          </Button>
        ))}
        {edit ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={add}
          >
            Add a value table
          </Button>
        ) : null}
      </nav>
      <ValueTableSettings key={table.id} table={table} />
      <Meanings key={`${table.id} rows`} table={table} room={room} />
    </>
  )
}

function Meanings({ table, room }: { table: ValueTable; room: Room }) {
  const { edit, problemsOf, jumpIn } = room
  const columns = useMemo(() => columnsOf(table, room), [table, room])
  const rows = useWaitingFirst(waitingOf(table, room), written(table))
  const jump = useLed(jumpIn('values'), (led) => toValue(led, rows), room.preview !== undefined)
  return (
    <Grid
      label={table.name}
      columns={columns}
      rows={rows}
      problems={problemsOf('values')}
      tone={({ waits }) => (waits ? 'waits' : undefined)}
      jump={jump}
      edit={edit}
      empty={<p className="muted">No value has a meaning here yet.</p>}
      foot={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => edit?.(addMeaning(table.id))}
        >
          Add a row
        </Button>
      }
    />
  )
}

const seenIn = (table: ValueTable, { preview }: Room) =>
  preview?.tables.find((one) => one.table === table.id)?.seen.values ?? []

/** Values without a meaning, as long as they hold people. */
function waitingOf(table: ValueTable, room: Room): Row[] {
  if (table.else !== 'hold') return []
  const taken = idsWithin(room.program.document.values)
  const values = unnamed(seenIn(table, room), table.rows, table.ignore)
  return rowsFor(values, taken, { to: '', note: '', waits: true })
}

const written = (table: ValueTable): Row[] => table.rows.map((row) => ({ ...row, waits: false }))

function columnsOf(table: ValueTable, room: Room): Column<Row>[] {
  const { edit, program } = room
  const seen = seenIn(table, room)
  const counts = new Map(seen.map(({ value, count }) => [fold(value), count]))
  const people = ({ from }: Row) =>
    from.reduce((sum, value) => sum + (counts.get(fold(value)) ?? 0), 0)
  const choices = program.document.fields.rows
    .filter((row) => row.values === table.id)
    .flatMap((row) => program.model.fields.find(({ key }) => key === row.field)?.choices ?? [])
    .map(({ label }) => label)
  const suggestions = [...new Set([...choices, ...table.rows.map(({ to }) => to)])].filter(Boolean)
  const change = ({ id, from, to, note }: Row, more: Partial<Meaning>) =>
    editMeaning(table.id, { id, from, to, note }, more)
  return [
    {
      key: 'from',
      title: 'When it says',
      about: 'Values of the source that mean the same here. Upper and lower case are the same.',
      width: 320,
      show: ({ from }) =>
        from.length > 0 ? (
          <Chips
            items={from.map((value) => ({
              key: value,
              label: value,
              aside: counts.has(fold(value)) ? inFigures(counts.get(fold(value)) ?? 0) : null,
            }))}
          />
        ) : (
          <span className="choose">Choose values</span>
        ),
      text: ({ from }) => listText(from),
      edit: (row) =>
        valuesEdit({
          label: 'Search the values, or write one',
          values: row.from,
          seen: seen.map(({ value, count, row }) => ({ value, count, waits: row === null })),
          set: (from) => change(row, { from }),
          commit: (made) => edit?.(made, `from ${row.id}`),
        }),
    },
    {
      key: 'to',
      title: 'The platform gets',
      about: 'Type what it becomes. Blank is a value too: the field is then blank.',
      width: 320,
      show: (row) =>
        row.waits ? (
          <span className="waits">Waits: type what it becomes</span>
        ) : (
          <span dir="auto">{row.to}</span>
        ),
      text: ({ to }) => to,
      edit: (row) => ({
        kind: 'text',
        value: row.to,
        set: (to) => (to.length > 2000 ? null : change(row, { to })),
        suggestions,
      }),
    },
    {
      key: 'count',
      title: 'In your data',
      about: 'How many records of the whole pull have one of these values.',
      width: 100,
      show: (row) => <span className="figures">{inFigures(people(row))}</span>,
      text: (row) => String(people(row)),
    },
    actsColumn<Row>({
      remove: ({ id, waits }) => (waits ? null : removeMeaning(table.id, id)),
      commit: (made) => edit?.(made),
    }),
    noteColumn<Row>({
      width: 180,
      note: ({ note }) => note,
      set: (row, note) => (row.waits ? null : change(row, { note })),
    }),
  ]
}
