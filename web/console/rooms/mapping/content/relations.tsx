import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { countOf } from '../../../../ui/figures.ts'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { ListBox } from '../boxes/list-box.tsx'
import { optionEdit } from '../boxes/option-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { actsColumn } from '../boxes/row-acts.tsx'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import type { Change } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { noteColumn } from '../tabs/note-column.tsx'
import { Sources, Steps } from '../tabs/reading-cells.tsx'
import { stepWords, type Option } from '../words.ts'
import {
  addRelation,
  editRelation,
  removeRelation,
  type ContentType,
  type Relation,
} from './content-edits.ts'

/** What the items of a type have to do with people and with other items. */
export function Relations({ type, whole }: { type: ContentType; whole: Room }) {
  const room = useRoom()
  const { edit } = whole
  const columns = useMemo(() => columnsOf(type, whole), [type, whole])
  return (
    <Grid
      label="Relations"
      columns={columns}
      rows={type.relations}
      problems={room.problemsOf('content')}
      jump={room.jumpIn('content')}
      // The rows are edited in the whole document, not through the type's lens.
      edit={edit}
      empty={
        <EmptyRoom
          what="Nothing is related yet"
          why="The speakers of a session, the exhibitor of a product: say where the item names them, and by what they are found."
        />
      }
      foot={
        <PopoverButton
          width={300}
          button={
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
              Add a relation
            </Button>
          }
        >
          {(close) => (
            <ListBox
              label="Related to"
              items={targetsOf(whole).map(({ value, label, about }) => ({
                key: value,
                label,
                about,
              }))}
              onPick={(key) => {
                const label = type.type === 'session' && key === 'person' ? 'Speakers' : null
                const target = targetsOf(whole).find(({ value }) => value === key)
                if (target) edit?.(addRelation(type.id, { key, label: label ?? target.label }))
                close()
              }}
            />
          )}
        </PopoverButton>
      }
    />
  )
}

function columnsOf(type: ContentType, { edit, preview, program }: Room): Column<Relation>[] {
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const change = (id: string, more: Partial<Relation>) =>
    editRelation(type.id, id, (before) => ({ ...before, ...more }))
  const targets = targetsOf({ program })
  const tried = preview?.content.find(({ tab }) => tab === type.id)?.relations
  const inSample = ({ id, to }: Relation) => {
    const counts = tried?.find(({ relation }) => relation === id)
    // People come from another project: the sample of this one has none to find.
    const knows = to !== 'person' || (preview?.counts.in ?? 0) > 0
    return counts ? foundText(counts, knows) : ''
  }
  return [
    {
      key: 'name',
      title: 'Relation',
      about: 'What it is called where an item is shown.',
      width: 160,
      show: ({ name }) => <b dir="auto">{name}</b>,
      text: ({ name }) => name,
      edit: ({ id, name }) => ({
        kind: 'text',
        value: name,
        set: (text) =>
          text.trim() === '' || text.length > 200 ? null : change(id, { name: text.trim() }),
      }),
    },
    {
      key: 'to',
      title: 'Leads to',
      about: 'To people of the site, or to items of another type.',
      width: 120,
      show: ({ to }) => targets.find(({ value }) => value === to)?.label ?? to,
      text: ({ to }) => targets.find(({ value }) => value === to)?.label ?? to,
      edit: ({ id, to }) =>
        optionEdit({
          label: 'Leads to',
          options: targets,
          value: to,
          set: (to) => change(id, { to }),
          commit: commit(`to ${id}`),
        }),
    },
    {
      key: 'sources',
      title: 'From the source',
      about: 'Where the item names them; every value of every source is one.',
      width: 220,
      show: ({ sources, steps }) => <Sources sources={sources} steps={steps} all />,
      text: ({ sources }) => sources.join('\n'),
      edit: ({ id, sources, steps }) =>
        sourcesEdit({
          reading: { sources, steps },
          several: 'all',
          set: (reading) => change(id, reading),
          commit: commit(`sources ${id}`),
        }),
    },
    {
      key: 'steps',
      title: 'Recipe',
      about: 'What is done to each name before it is looked for.',
      width: 180,
      show: ({ sources, steps }) => (sources.length > 0 ? <Steps steps={steps} /> : null),
      text: ({ steps }) =>
        steps.map((step) => stepWords(step, program.document.values.tables)).join('\n'),
      edit: ({ id, sources, steps }) =>
        stepsEdit({
          reading: { sources, steps },
          effect: undefined,
          set: (steps) => change(id, { steps }),
          commit: commit(`steps ${id}`),
        }),
    },
    {
      key: 'matchBy',
      title: 'Found by',
      about: 'What the name is compared with. A name that two answer to is nobody’s.',
      width: 120,
      show: ({ matchBy }) => matchings.find(({ value }) => value === matchBy)?.label,
      text: ({ matchBy }) => matchings.find(({ value }) => value === matchBy)?.label ?? '',
      edit: ({ id, matchBy }) =>
        optionEdit({
          label: 'Found by',
          options: matchings,
          value: matchBy,
          set: (matchBy) => change(id, { matchBy }),
          commit: commit(`match ${id}`),
        }),
    },
    {
      key: 'orphan',
      title: 'Nobody found',
      about: 'What becomes of a name that nobody and nothing has.',
      width: 130,
      show: ({ orphan }) => orphans.find(({ value }) => value === orphan)?.label,
      text: ({ orphan }) => orphans.find(({ value }) => value === orphan)?.label ?? '',
      edit: ({ id, orphan }) =>
        optionEdit({
          label: 'Nobody found',
          options: orphans,
          value: orphan,
          set: (orphan) => change(id, { orphan }),
          commit: commit(`orphan ${id}`),
        }),
    },
    {
      key: 'people',
      title: 'In the sample',
      about: 'How many names were found in the sample, and how many not.',
      width: 120,
      show: inSample,
      text: inSample,
    },
    actsColumn<Relation>({
      remove: ({ id }) => removeRelation(type.id, id),
      commit: (change) => edit?.(change),
    }),
    noteColumn<Relation>({
      width: 150,
      note: ({ note }) => note,
      set: ({ id }, note) => change(id, { note }),
    }),
  ]
}

function foundText(counts: { found: number; orphans: number }, knows: boolean): string {
  if (!knows) return countOf(counts.found + counts.orphans, 'name', 'names')
  return counts.orphans === 0
    ? countOf(counts.found, 'found', 'found')
    : `${counts.found} found, ${counts.orphans} not`
}

function targetsOf({ program }: Pick<Room, 'program'>): Option<string>[] {
  return [
    { value: 'person', label: 'People', about: 'Whoever is registered.' },
    ...program.model.contentTypes.map(({ key, label }) => ({
      value: key,
      label,
      about: 'Items of this type.',
    })),
  ]
}

const matchings: Option<Relation['matchBy']>[] = [
  { value: 'e-mail', label: 'E-mail', about: 'Upper and lower case are the same.' },
  {
    value: 'external id',
    label: 'Id',
    about: 'With the prefix that the other tab puts before it.',
  },
  { value: 'title', label: 'Name or title', about: 'The whole of it; case makes no difference.' },
]

const orphans: Option<Relation['orphan']>[] = [
  { value: 'leave out', label: 'Leave out', about: 'The item comes in without it.' },
  { value: 'keep name', label: 'Show the name', about: 'As the source wrote it, without a link.' },
  { value: 'hold', label: 'Hold the item', about: 'It waits until somebody has that name.' },
]
