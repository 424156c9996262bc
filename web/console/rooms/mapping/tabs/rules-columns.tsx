import type { RuleColumn, RuleTable } from '../../../../../src/mapping/core/document.ts'
import { parseCell } from '../../../../../src/mapping/core/rules/cell.ts'
import { dayEdit } from '../boxes/day-box.tsx'
import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { listText } from '../boxes/list-text.ts'
import { optionEdit } from '../boxes/option-box.tsx'
import { actsColumn } from '../boxes/row-acts.tsx'
import type { Seen } from '../boxes/values-box.tsx'
import type { Column } from '../grid/column.ts'
import type { Change, RuleRow } from '../program.ts'
import type { Room } from '../room-context.ts'
import { Chips, chipsOf } from './chips.tsx'
import { noteColumn } from './note-column.tsx'
import { otherActs, type Act } from './rules-acts.ts'
import { conditionEdit } from './rules-condition.tsx'
import { editCondition, editRuleRow, editSet, moveRuleRow, removeRuleRow } from './rules-edits.ts'
import { peopleColumn } from './rules-people-column.tsx'
import { setEdit } from './rules-set.tsx'
import { columnLabel, decisions, fieldLabel, rowSentence } from './rules-words.ts'

/** A row of the table: its sentence, what it asks, what it does, and whom that is about. */
export function rulesColumns(
  table: RuleTable,
  acts: readonly Act[],
  room: Room,
): Column<RuleRow>[] {
  const { edit, platform } = room
  const places = new Map(table.rows.map((row, place) => [row, place]))
  const placeOf = (row: RuleRow) => places.get(row) ?? 0
  return [
    {
      key: 'sentence',
      title: 'Row',
      about: 'What the cells beside it come to.',
      width: 280,
      show: (row) => (
        <span className="rules-sentence">
          <span className="muted figures">{placeOf(row) + 1}</span>
          <span dir="auto">{rowSentence(row, table, platform)}</span>
        </span>
      ),
      text: (row) => rowSentence(row, table, platform),
    },
    peopleColumn(table, room),
    ...table.columns.map((column) => conditionColumn(column, table, room)),
    ...acts.flatMap((act) => actColumns(act, table, room)),
    actsColumn<RuleRow>({
      remove: ({ id }) => removeRuleRow(table.id, id),
      move: (row, by) => (table.rows[placeOf(row) + by] ? moveRuleRow(table.id, row.id, by) : null),
      moves:
        table.hit === 'first' ? ['Ask earlier', 'Ask later'] : ['Apply earlier', 'Apply later'],
      commit: (change) => edit?.(change),
    }),
    noteColumn<RuleRow>({
      width: 150,
      note: ({ note }) => note,
      set: ({ id }, note) => editRuleRow(table.id, id, (row) => ({ ...row, note })),
    }),
  ]
}

function conditionColumn(column: RuleColumn, table: RuleTable, room: Room): Column<RuleRow> {
  const label = columnLabel(column, room.platform)
  const textOf = ({ when }: RuleRow) => when[column.id] ?? ''
  const seen = seenIn(column, room)
  return {
    key: `when.${column.id}`,
    title: label,
    group: 'When',
    about: 'What it must be for the row to fit; left empty, it may be anything.',
    width: 150,
    show: (row) => <Condition text={textOf(row)} />,
    text: textOf,
    edit: (row) =>
      conditionEdit({
        label,
        text: textOf(row),
        seen,
        set: (text) => editCondition(table.id, row.id, column.id, text),
        commit: (change) => room.edit?.(change, `when ${row.id} ${column.id}`),
      }),
  }
}

function Condition({ text }: { text: string }) {
  const cell = parseCell(text)
  if (cell === 'any') return <span className="choose">anything</span>
  if ('problem' in cell || cell.when !== 'is one of') return <span dir="auto">{text.trim()}</span>
  return <Chips items={chipsOf(cell.values.map((value) => (value === '' ? 'blank' : value)))} />
}

/** What people have where the column looks, as far as that is a list to choose from. */
function seenIn({ of, reads }: RuleColumn, room: Room): Seen[] {
  const { preview, platform, sourceAt } = room
  if (of === 'source') return (sourceAt(reads) ?? sourceAt(`${reads}[]`))?.values ?? []
  const counted = (part: 'userTypes' | 'tags') =>
    platform[part].map(({ key, label }) => ({
      value: label,
      count: preview?.people.filter((person) => person[part].includes(key)).length ?? 0,
    }))
  if (of === 'user types') return counted('userTypes')
  if (of === 'tags') return counted('tags')
  const choices = platform.fields.find(({ key }) => key === reads)?.choices ?? []
  return choices.map(({ label }) => ({ value: label, count: 0 }))
}

function actColumns(act: Act, table: RuleTable, room: Room): Column<RuleRow>[] {
  const { platform, edit } = room
  const set = ({ id }: RuleRow, more: Partial<RuleRow>) =>
    editRuleRow(table.id, id, (row) => ({ ...row, ...more }))
  const commit = (row: RuleRow) => (change: Change) => edit?.(change, `${act} ${row.id}`)
  const about = otherActs.find((one) => one.act === act)?.about ?? ''
  const group = 'Then'
  if (act === 'decision') {
    const labelOf = ({ decision }: RuleRow) =>
      decision === '' ? '' : (decisions.find(({ value }) => value === decision)?.label ?? '')
    return [
      {
        key: act,
        title: 'They',
        group,
        about,
        width: 110,
        show: (row) => labelOf(row) || <span className="choose">come in</span>,
        text: labelOf,
        edit: (row) =>
          optionEdit({
            label: 'Whether they come in',
            options: decisions,
            value: row.decision,
            set: (decision) => set(row, { decision }),
            commit: commit(row),
          }),
      },
    ]
  }
  if (act === 'days') {
    const day = (key: 'from' | 'until', title: string, none: string): Column<RuleRow> => ({
      key,
      title,
      group,
      about,
      width: 110,
      show: (row) => row[key] ?? <span className="choose">{none.toLowerCase()}</span>,
      text: (row) => row[key] ?? '',
      edit: (row) =>
        dayEdit({
          label: title,
          none,
          value: row[key],
          set: (value) => set(row, { [key]: value }),
          commit: commit(row),
        }),
    })
    return [day('from', 'From', 'No first day'), day('until', 'Until', 'No last day')]
  }
  if (act === 'addTags' || act === 'removeTags' || act === 'addGroups') {
    const part = act === 'addGroups' ? 'groups' : 'tags'
    return [
      {
        key: act,
        title: otherActs.find((one) => one.act === act)?.label ?? act,
        group,
        about,
        width: 140,
        show: (row) => <Chips items={chipsOf(labelsOf(platform, part, row[act]))} />,
        text: (row) => listText(labelsOf(platform, part, row[act])),
        edit: (row) =>
          givenEdit({
            part,
            model: platform,
            keys: row[act],
            set: (keys) => set(row, { [act]: keys }),
            commit: commit(row),
          }),
      },
    ]
  }
  return [setColumn(act.slice('set.'.length), table, room)]
}

function setColumn(key: string, table: RuleTable, { platform, edit }: Room): Column<RuleRow> {
  const label = fieldLabel(key, platform)
  const field = platform.fields.find((one) => one.key === key)
  const textOf = ({ set }: RuleRow) => set[key] ?? ''
  const uses = Map.groupBy(table.rows.map(textOf).filter(Boolean), (text) => text)
  const used = [...uses].slice(0, 50)
  return {
    key: `set.${key}`,
    title: `Set ${label}`,
    group: 'Then',
    about: `What ${label} gets; left empty, the row leaves it as it is.`,
    width: 150,
    show: (row) => <span dir="auto">{textOf(row)}</span>,
    text: textOf,
    edit: (row) =>
      setEdit({
        field: field ?? { key, label, type: 'text' },
        text: textOf(row),
        // What stands in this row alone is no offer.
        used: used.flatMap(([text, rows]) =>
          text === textOf(row) && rows.length === 1 ? [] : [text],
        ),
        set: (text) => editSet(table.id, row.id, key, text),
        commit: (change) => edit?.(change, `set ${row.id} ${key}`),
      }),
  }
}
