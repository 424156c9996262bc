import { Button } from '@mantine/core'
import { FieldForm } from '../boxes/field-form.tsx'
import { ListBox } from '../boxes/list-box.tsx'
import { addTable, editPlatformField, removeFieldRow, removePlatformField } from '../edits.ts'
import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import type { Room } from '../room-context.ts'
import { changeRow, type Row } from './field-row.ts'

/** What can be done with a field: rename it, take it off the platform, empty its row. */
export function fieldEdit(
  { field, row, known, isNew }: Row,
  { edit, mayEdit, standardFields }: Room,
): BoxEdit {
  const isStandard = standardFields.includes(field.key)
  const isTheirs = known && !isStandard && mayEdit('platform')
  return {
    kind: 'box',
    width: 320,
    box: (close: () => void) => {
      const act = (change: Change) => {
        edit?.(change)
        close()
      }
      return (
        <div className="field-box">
          {isStandard ? (
            <p className="muted">
              {field.label} is a field that every site has. Its key is <code>{field.key}</code>.
            </p>
          ) : isTheirs || !known ? null : (
            <p className="muted">
              {field.label} was added for this site; the platform team renames it. Its key is{' '}
              <code>{field.key}</code>.
            </p>
          )}
          {isTheirs ? (
            <FieldForm
              act="Change field"
              field={field}
              onSave={(next) => act(editPlatformField(field.key, next))}
            />
          ) : null}
          {isTheirs ? (
            <Button size="xs" variant="subtle" onClick={() => act(removePlatformField(field.key))}>
              Take this field off the platform
            </Button>
          ) : null}
          {isNew ? null : (
            <Button size="xs" variant="default" onClick={() => act(removeFieldRow(row.id))}>
              Clear this row
            </Button>
          )}
        </div>
      )
    },
  }
}

/** Which value table the field asks; a new one is begun here. */
export function tableEdit(one: Row, { edit, program, goTo }: Room): BoxEdit {
  const { tables } = program.document.values
  const make = (name: string, close: () => void) => {
    edit?.(addTable(name, (id) => changeRow(one, (row) => ({ ...row, values: id }))))
    close()
    goTo('values')
  }
  return {
    kind: 'box',
    width: 300,
    box: (close: () => void, typed: string) => (
      <ListBox
        label="Value table, or the name of a new one"
        search
        typed={typed}
        items={[
          { key: '', label: 'None: the value as it is', chosen: one.row.values === null },
          ...tables.map(({ id, name }) => ({
            key: id,
            label: name,
            chosen: one.row.values === id,
          })),
          ...(tables.some(({ name }) => name === one.field.label)
            ? []
            : [
                {
                  key: '+',
                  label: `New table “${one.field.label}”`,
                  about: 'Next, fill it in on the tab Values.',
                },
              ]),
        ]}
        onPick={(key) => {
          if (key === '+') return make(one.field.label, close)
          edit?.(changeRow(one, (row) => ({ ...row, values: key === '' ? null : key })))
          close()
        }}
        create={{ says: (name) => `New table “${name}”`, make: (name) => make(name, close) }}
      />
    ),
    set: (text: string) => {
      const table = tables.find(({ name, id }) => name === text.trim() || id === text.trim())
      if (text.trim() !== '' && !table) return null
      return changeRow(one, (row) => ({ ...row, values: table?.id ?? null }))
    },
  }
}
