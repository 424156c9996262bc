import { listText } from '../boxes/list-text.ts'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import type { Column } from '../grid/column.ts'
import type { Change } from '../program.ts'
import type { Room } from '../room-context.ts'
import { fieldKinds, stepWords } from '../words.ts'
import { fieldEdit, tableEdit } from './field-boxes.tsx'
import { changeRow, type Row } from './field-row.ts'
import { Examples, exampleText, Filled, filledText, Sources, Steps } from './reading-cells.tsx'

/** What each field means: where it is read, what is done to it, and what comes out. */
export function meaningColumns(room: Room): Column<Row>[] {
  const commit = (at: string) => (change: Change) => room.edit?.(change, at)
  const { tables } = room.program.document.values
  const group = 'What it means'
  return [
    {
      key: 'field',
      title: 'Field of the platform',
      about: 'A field of the platform, and what it has room for.',
      width: 190,
      show: ({ field, row, known }) => (
        <span className="lines">
          <b dir="auto">{field.label}</b>
          <small className="muted">
            {known ? kindOf(field) : `not a field of the platform: ${row.field}`}
          </small>
        </span>
      ),
      text: ({ field }) => field.label,
      edit: (one) => fieldEdit(one, room),
    },
    {
      key: 'sources',
      title: 'From the source',
      about: 'Where the value is read. Of several, the first that is not empty, or all joined.',
      group,
      width: 210,
      show: ({ row, isNew, byRules }) =>
        isNew && row.field === 'display_name' ? (
          <span className="choose">Given and family name</span>
        ) : byRules && row.sources.length === 0 ? (
          <span className="choose">Set in Rules</span>
        ) : (
          <Sources sources={row.sources} steps={row.steps} />
        ),
      text: ({ row }) => listText(row.sources),
      edit: (one) =>
        sourcesEdit({
          reading: one.row,
          several: 'joined or first',
          set: (reading) =>
            changeRow(one, (row) => ({ ...row, sources: reading.sources, steps: reading.steps })),
          commit: commit(`sources ${one.id}`),
        }),
    },
    {
      key: 'steps',
      title: 'Recipe',
      about: 'What is done to the value, in this order.',
      group,
      width: 210,
      show: ({ row }) => (row.sources.length > 0 ? <Steps steps={row.steps} /> : null),
      text: ({ row }) => row.steps.map((step) => stepWords(step, tables)).join('\n'),
      edit: (one) =>
        stepsEdit({
          reading: one.row,
          effect: one.effect,
          set: (steps) => changeRow(one, (row) => ({ ...row, steps })),
          commit: commit(`steps ${one.id}`),
        }),
    },
    {
      key: 'values',
      title: 'Value table',
      about: 'What the source’s words become; the tables are in the tab Values.',
      group,
      width: 120,
      show: ({ row }) =>
        row.values === null ? null : (
          <span className="chip">
            {tables.find(({ id }) => id === row.values)?.name ?? row.values}
          </span>
        ),
      text: ({ row }) => tables.find(({ id }) => id === row.values)?.name ?? row.values ?? '',
      edit: (one) => tableEdit(one, room),
    },
    {
      key: 'example',
      title: 'From the sample: before → after',
      about: 'What your data holds, and what the platform will show.',
      group,
      width: 300,
      show: ({ effect }) => <Examples effect={effect} />,
      text: ({ effect }) => exampleText(effect),
    },
    {
      key: 'filled',
      title: 'Filled',
      about: 'Of those in the sample who are not left out.',
      group,
      width: 84,
      show: ({ effect, row }) => <Filled effect={effect} row={row.id} />,
      text: ({ effect }) => filledText(effect),
    },
  ]
}

function kindOf({ type, maxLength, choices }: Row['field']): string {
  if (choices) return `${fieldKinds[type]}, ${choices.length} to choose from`
  return maxLength
    ? `${fieldKinds[type]}, up to ${maxLength.toLocaleString('en')}`
    : fieldKinds[type]
}
