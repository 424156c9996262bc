import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { inFigures } from '../../../../ui/figures.ts'
import { listText } from '../boxes/list-text.ts'
import { optionEdit } from '../boxes/option-box.tsx'
import { actsColumn } from '../boxes/row-acts.tsx'
import { valuesEdit } from '../boxes/values-box.tsx'
import type { Column } from '../grid/column.ts'
import { PeopleLink } from '../people-link.tsx'
import type { Change, Tag, TagType } from '../program.ts'
import type { Room } from '../room-context.ts'
import { nameTagValues, removeTag, tagRows } from '../tag-edits.ts'
import { Chips } from './chips.tsx'
import { noteColumn } from './note-column.tsx'

/** A row for each tag: what it is called, what means it, and who has it. */
export function tagColumns(room: Room, type: TagType | null): Column<Tag>[] {
  const { edit, mayEdit, preview, sample, program } = room
  const { types, rows } = program.document.tags
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const seen = seenAt(type, room)
  const counts = new Map(seen.map(({ value, count }) => [fold(value), count]))
  const having = ({ key }: Tag) =>
    preview?.people.filter(({ tags }) => tags.includes(key)).length ?? 0
  return [
    {
      key: 'label',
      title: 'Tag',
      about: 'What people read.',
      width: 220,
      show: ({ label }) => <b dir="auto">{label}</b>,
      text: ({ label }) => label,
      edit: ({ id, label }) => ({
        kind: 'text',
        value: label,
        set: (text) =>
          text.trim() === '' || text.length > 120
            ? null
            : tagRows.edit(id, (row) => ({ ...row, label: text })),
      }),
    },
    {
      key: 'from',
      title: 'Values that mean it',
      about:
        type && type.sources.length > 0
          ? `Of ${type.sources.map(sourceLabel).join(', ')}, besides the tag’s own name and key. Upper and lower case are the same.`
          : 'Only where the type has a column to read from.',
      width: 300,
      show: ({ from }) =>
        from.length > 0 ? (
          <Chips
            items={from.map((value) => ({
              key: value,
              label: value,
              aside: counts.has(fold(value)) ? inFigures(counts.get(fold(value)) ?? 0) : null,
            }))}
          />
        ) : type && type.sources.length > 0 ? (
          <span className="choose">Only its name</span>
        ) : null,
      text: ({ from }) => listText(from),
      edit: ({ id, from }) =>
        type && type.sources.length > 0
          ? valuesEdit({
              label: 'Search the values, or write one',
              values: from,
              seen: seen.map(({ value, count }) => {
                const owner = meaning(value, rows, type)
                return {
                  value,
                  count,
                  ...(owner
                    ? owner.id === id
                      ? {}
                      : { note: `means ${owner.label}` }
                    : { waits: type.else === 'hold' }),
                }
              }),
              set: (next) => nameTagValues(id, next),
              commit: commit(`from ${id}`),
            })
          : null,
    },
    {
      key: 'people',
      title: 'In the sample',
      about: 'How many who come in have it, from this column or from anywhere else.',
      width: 104,
      show: (tag) =>
        sample ? (
          <PeopleLink view={`tag.${tag.key}`} count={having(tag)} noun={['person', 'people']} />
        ) : null,
      text: (tag) => (sample ? String(having(tag)) : ''),
    },
    {
      key: 'type',
      title: 'Type',
      about: 'To which type it belongs.',
      width: 140,
      show: ({ type }) => types.find(({ id }) => id === type)?.name ?? 'None',
      text: ({ type }) => types.find(({ id }) => id === type)?.name ?? '',
      edit: ({ id, type }) =>
        optionEdit({
          label: 'Type',
          options: [
            { value: '', label: 'None', about: 'It stands by itself.' },
            ...types.map(({ id, name }) => ({ value: id, label: name, about: '' })),
          ],
          value: type ?? '',
          set: (next) => tagRows.edit(id, (row) => ({ ...row, type: next === '' ? null : next })),
          commit: commit(`type ${id}`),
        }),
    },
    // What the platform itself holds is of no use to those who cannot edit that.
    ...(mayEdit('platform') ? [keyColumn] : []),
    actsColumn<Tag>({
      remove: (tag) => removeTag(tag),
      commit: (change) => edit?.(change),
    }),
    noteColumn<Tag>({
      width: 180,
      note: ({ note }) => note,
      set: ({ id }, note) => tagRows.edit(id, (row) => ({ ...row, note })),
    }),
  ]
}

const keyColumn: Column<Tag> = {
  key: 'key',
  title: 'Key',
  about: 'Made from its first name; it never changes, because people hold it.',
  width: 140,
  show: ({ key }) => <code className="path">{key}</code>,
  text: ({ key }) => key,
}

/** The tag of the type that a value means already. */
export function meaning(value: string, rows: readonly Tag[], { id }: TagType): Tag | undefined {
  const own = rows.filter((row) => row.type === id)
  const text = fold(value)
  return (
    own.find(({ key, label }) => fold(key) === text || fold(label) === text) ??
    own.find(({ from }) => from.some((one) => fold(one) === text))
  )
}

/** What the columns of the type hold; nothing where a recipe takes it apart, since the tags never see it as it is. */
export function seenAt(
  type: TagType | null,
  { sourceAt }: Room,
): { value: string; count: number }[] {
  const found = new Map<string, { value: string; count: number }>()
  if (type === null || type.steps.length > 0) return []
  for (const path of type.sources) {
    for (const { value, count } of sourceAt(path)?.values ?? []) {
      const before = found.get(fold(value))
      found.set(fold(value), {
        value: before?.value ?? value,
        count: (before?.count ?? 0) + count,
      })
    }
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count)
}
