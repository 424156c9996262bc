import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { FieldForm } from '../boxes/field-form.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { addPlatformField } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import { useRoom } from '../room-context.ts'
import { meaningColumns } from './field-meaning.tsx'
import { policyColumns } from './field-policies.tsx'
import { rowsOf, type Row } from './field-row.ts'
import { NeverStored } from './never-stored.tsx'
import { useLed } from './use-led.ts'

/** Target first: one row for each field of the platform, whether something fills it or not. */
export function Fields() {
  const room = useRoom()
  const { program, edit, mayEdit, problemsOf, jumpIn } = room
  const rows = rowsOf(room)
  const columns = useMemo(() => begun([...meaningColumns(room), ...policyColumns(room)]), [room])
  const gridId = (row: string) => rows.find((one) => one.row.id === row)?.id ?? row
  const problems = problemsOf('fields').map((problem) => ({
    ...problem,
    row: problem.row && gridId(problem.row),
    column: problem.column === 'show' ? 'directory' : problem.column,
  }))
  const jump = useLed(jumpIn('fields'), (led) => ({ ...led, row: gridId(led.row) }))
  return (
    <>
      <Grid
        label="Fields"
        columns={columns}
        rows={rows}
        problems={problems}
        tone={({ row, known, byRules }) =>
          known && !byRules && row.sources.length === 0 && row.default === null
            ? 'quiet'
            : undefined
        }
        jump={jump}
        edit={edit}
        foot={
          mayEdit('platform') ? (
            <PopoverButton
              width={320}
              button={
                <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                  Add a field to the platform
                </Button>
              }
            >
              {(close) => (
                <FieldForm
                  act="Add field"
                  onSave={(field) => {
                    edit?.(addPlatformField(field))
                    close()
                  }}
                />
              )}
            </PopoverButton>
          ) : null
        }
      />
      <NeverStored rows={program.document.fields.rows.filter((row) => row.neverStore)} />
    </>
  )
}

/** A row begins with its source, its default or a rule; until then there is nothing that the rest could hold for. */
function begun(columns: Column<Row>[]): Column<Row>[] {
  return columns.map((column) => {
    const { edit, key } = column
    if (!edit || ['field', 'sources', 'default'].includes(key)) return column
    return { ...column, edit: (row) => (row.isNew ? null : edit(row)) }
  })
}
