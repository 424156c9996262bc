import { useMemo } from 'react'
import { listText } from '../boxes/list-text.ts'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import { editIdentity } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import type { Change, Program, ReadingEffect } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { stepWords } from '../words.ts'
import { Examples, exampleText, Filled, filledText, Sources, Steps } from './reading-cells.tsx'

type Tab = Program['document']['identity']
type Part = 'externalId' | 'email'
type Row = {
  id: Part
  label: string
  about: string
  reading: Tab['email']
  prefix: string | null
  effect: ReadingEffect | undefined
}

/** Where a record says who it is: its id, and for people their address. */
export function IdentityGrid({ parts }: { parts: readonly Part[] }) {
  const room = useRoom()
  const columns = useMemo(() => columnsOf(room), [room])
  return (
    <Grid
      label="Identity"
      columns={columns}
      rows={rowsOf(room).filter(({ id }) => parts.includes(id))}
      problems={room.problemsOf('identity')}
      jump={room.jumpIn('identity')}
      edit={room.edit}
    />
  )
}

function rowsOf({ program, preview }: Room): Row[] {
  const { externalId, email } = program.document.identity
  return [
    {
      id: 'externalId',
      label: 'External id',
      about: 'tells one record from all others, for ever',
      reading: externalId,
      prefix: externalId.prefix,
      effect: preview?.identity.externalId,
    },
    {
      id: 'email',
      label: 'E-mail',
      about: 'where invitations and sign-in links go',
      reading: email,
      prefix: null,
      effect: preview?.identity.email,
    },
  ]
}

function columnsOf({ edit, program }: Room): Column<Row>[] {
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const change = (part: Part, more: Partial<Tab['externalId']>) =>
    editIdentity((tab) => ({ ...tab, [part]: { ...tab[part], ...more } }))
  return [
    {
      key: 'part',
      title: 'What',
      about: 'What a record must say of itself.',
      width: 220,
      show: ({ label, about }) => (
        <span className="lines">
          <b>{label}</b>
          <small className="muted">{about}</small>
        </span>
      ),
      text: ({ label }) => label,
    },
    {
      key: 'sources',
      title: 'From the source',
      about: 'Of several, the first that is not empty.',
      width: 220,
      show: ({ reading }) => <Sources sources={reading.sources} steps={reading.steps} />,
      text: ({ reading }) => listText(reading.sources),
      edit: ({ id, reading }) =>
        sourcesEdit({
          reading,
          several: 'joined or first',
          set: ({ sources, steps }) => change(id, { sources, steps }),
          commit: commit(`sources ${id}`),
        }),
    },
    {
      key: 'steps',
      title: 'Recipe',
      about: 'What is done to the value, in this order.',
      width: 230,
      show: ({ reading }) => (reading.sources.length > 0 ? <Steps steps={reading.steps} /> : null),
      text: ({ reading }) =>
        reading.steps.map((step) => stepWords(step, program.document.values.tables)).join('\n'),
      edit: ({ id, reading, effect }) =>
        stepsEdit({
          reading,
          effect,
          set: (steps) => change(id, { steps }),
          commit: commit(`steps ${id}`),
        }),
    },
    {
      key: 'prefix',
      title: 'Put before it',
      about: 'A mark of this source, so that its ids cannot be mistaken for another’s.',
      width: 110,
      show: ({ prefix }) => prefix,
      text: ({ prefix }) => prefix ?? '',
      edit: ({ id, prefix }) =>
        prefix === null
          ? null
          : {
              kind: 'text',
              value: prefix,
              set: (prefix) => (prefix.length > 50 ? null : change(id, { prefix })),
            },
    },
    {
      key: 'filled',
      title: 'Filled',
      about: 'Of those in the sample who are not left out.',
      width: 90,
      show: ({ id, effect }) => <Filled effect={effect} row={id} />,
      text: ({ effect }) => filledText(effect),
    },
    {
      key: 'example',
      title: 'From the sample: before → after',
      about: 'What your data holds, and what becomes of it.',
      width: 300,
      show: ({ effect }) => <Examples effect={effect} />,
      text: ({ effect }) => exampleText(effect),
    },
  ]
}
