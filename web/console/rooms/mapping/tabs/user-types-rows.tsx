import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { inFigures } from '../../../../ui/figures.ts'
import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { listText } from '../boxes/list-text.ts'
import { actsColumn } from '../boxes/row-acts.tsx'
import { valuesEdit } from '../boxes/values-box.tsx'
import { idsWithin } from '../edit-rows.ts'
import {
  addUserTypeRow,
  editUserTypeRow,
  moveUserTypeRow,
  nothingGiven,
  removeUserTypeRow,
} from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import type { Change, SeenMeanings, UserTypeRow } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { Chips, chipsOf } from './chips.tsx'
import { givenColumns } from './given-columns.tsx'
import { noteColumn } from './note-column.tsx'
import { useLed } from './use-led.ts'
import { UserTypeSettings } from './user-type-settings.tsx'
import { rowsFor, toValue, unnamed, useWaitingFirst } from './waiting.ts'

/** A row of the document, or a value that was seen and that none of them names. */
type Row = UserTypeRow & { waits: boolean }

/** What people are on the platform, by their ticket or registration type. */
export function UserTypeRows() {
  const room = useRoom()
  const { program, edit, preview } = room
  const { userTypes } = program.document
  const columns = useMemo(() => columnsOf(room), [room])
  const rows = useWaitingFirst(waitingOf(room), written(room))
  // Values that wait are known once the document was tried.
  const jump = useLed(room.jumpIn('userTypes'), (led) => toValue(led, rows), preview !== undefined)
  return (
    <>
      <UserTypeSettings />
      <Grid
        label="User types"
        columns={columns}
        rows={rows}
        problems={room.problemsOf('userTypes')}
        tone={({ waits }) => (waits ? 'waits' : undefined)}
        jump={jump}
        edit={edit}
        empty={
          userTypes.sources.length === 0 ? (
            <p className="muted">Choose above where the ticket or registration type is read.</p>
          ) : (
            <p className="muted">No value has been seen there yet.</p>
          )
        }
        foot={
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => edit?.(addUserTypeRow())}
          >
            Add a row
          </Button>
        }
      />
      <LeftOutAnyway seen={preview?.userTypes} />
    </>
  )
}

function waitingOf({ program, preview }: Room): Row[] {
  const { userTypes } = program.document
  if (userTypes.else !== 'hold') return []
  const taken = idsWithin(userTypes)
  const seen = (preview?.userTypes.values ?? []).filter(({ leftOut }) => !leftOut)
  return rowsFor(unnamed(seen, userTypes.rows), taken, { ...nothing, waits: true })
}

const nothing = { ...nothingGiven, note: '' }

const written = ({ program }: Room): Row[] =>
  program.document.userTypes.rows.map((row) => ({ ...row, waits: false }))

function columnsOf(room: Room): Column<Row>[] {
  const { program, platform, edit, preview } = room
  const { rows } = program.document.userTypes
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const change = (row: Row, more: Partial<UserTypeRow>) =>
    editUserTypeRow({ ...nothing, id: row.id, from: row.from }, more)
  const counts = new Map(preview?.userTypes.values.map(({ value, count }) => [fold(value), count]))
  const people = ({ from }: Row) =>
    from.reduce((sum, value) => sum + (counts.get(fold(value)) ?? 0), 0)
  return [
    {
      key: 'from',
      title: 'When it says',
      about: 'Values of the source that mean the same here. Upper and lower case are the same.',
      width: 230,
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
          seen: seenOf(preview?.userTypes, room),
          set: (from) => change(row, { from }),
          commit: commit(`from ${row.id}`),
        }),
    },
    {
      key: 'userTypes',
      title: 'They are on the platform',
      about: 'One user type or several.',
      width: 190,
      show: (row) =>
        row.waits ? (
          <span className="waits">Waits: choose what they are</span>
        ) : row.userTypes.length > 0 ? (
          <Chips items={chipsOf(labelsOf(platform, 'userTypes', row.userTypes))} strong />
        ) : (
          <span className="choose">Choose user types</span>
        ),
      text: ({ userTypes }) => listText(labelsOf(platform, 'userTypes', userTypes)),
      edit: (row) =>
        givenEdit({
          part: 'userTypes',
          model: platform,
          keys: row.userTypes,
          set: (userTypes) => change(row, { userTypes }),
          commit: commit(`userTypes ${row.id}`),
        }),
    },
    ...givenColumns<Row>({ room, set: change, isWaiting: ({ waits }) => waits }),
    {
      key: 'count',
      title: 'In your data',
      about: 'How many records of the whole pull have one of these values, those left out too.',
      width: 96,
      show: (row) => <span className="figures">{inFigures(people(row))}</span>,
      text: (row) => String(people(row)),
    },
    actsColumn<Row>({
      remove: ({ id, waits }) => (waits ? null : removeUserTypeRow(id)),
      move: ({ id }, by) => {
        const index = rows.findIndex((row) => row.id === id)
        return index !== -1 && rows[index + by] ? moveUserTypeRow(id, by) : null
      },
      commit: (change) => edit?.(change),
    }),
    noteColumn<Row>({
      width: 160,
      note: ({ note }) => note,
      set: (row, note) => (row.waits ? null : change(row, { note })),
    }),
  ]
}

function seenOf(seen: SeenMeanings | undefined, { program, platform }: Room) {
  const rows = program.document.userTypes.rows
  return (seen?.values ?? []).map(({ value, count, row, leftOut }) => {
    const owner = rows.find(({ id }) => id === row)
    return {
      value,
      count,
      waits: row === null && !leftOut,
      ...(owner
        ? { note: labelsOf(platform, 'userTypes', owner.userTypes).join(', ') }
        : leftOut
          ? { note: 'left out by Population' }
          : {}),
    }
  })
}

/** Values that need no meaning: everybody in the sample who has one is left out before it comes to this. */
function LeftOutAnyway({ seen }: { seen: SeenMeanings | undefined }) {
  const values = (seen?.values ?? []).filter(({ row, leftOut }) => row === null && leftOut)
  if (values.length === 0) return null
  return (
    <section className="strip" aria-label="Left out anyway">
      <b>Need no meaning</b>
      <span className="muted">Whoever has them is left out by Population:</span>
      <Chips
        items={values.map(({ value, count }) => ({
          key: value,
          label: value,
          aside: inFigures(count),
        }))}
      />
    </section>
  )
}
