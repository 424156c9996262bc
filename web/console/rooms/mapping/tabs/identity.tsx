import { useMemo } from 'react'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import { editIdentity } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import { PeopleLink } from '../people-link.tsx'
import type { Change, Program, ReadingEffect } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { stepWords, type Option } from '../words.ts'
import { Examples, exampleText, Filled, filledText, Sources, Steps } from './reading-cells.tsx'
import { Setting } from './setting.tsx'

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

/** What tells people apart, and what makes two tickets one person. */
export function Identity() {
  const room = useRoom()
  const { program, preview, edit } = room
  const { identity } = program.document
  const columns = useMemo(() => columnsOf(room), [room])
  const set = <Key extends 'samePerson' | 'sharedEmail' | 'missingEmail' | 'changedEmail'>(
    key: Key,
  ) => (edit ? (value: Tab[Key]) => edit(editIdentity((tab) => ({ ...tab, [key]: value }))) : null)
  const missing = preview
    ? preview.identity.email.blank.length + preview.identity.email.held.length
    : 0
  return (
    <>
      <Grid
        label="Identity"
        columns={columns}
        rows={rowsOf(room)}
        problems={room.problemsOf('identity')}
        jump={room.jumpIn('identity')}
        edit={edit}
      />
      <section className="settings" aria-label="Identity: questions">
        <Setting
          label="Two tickets are one person when they have"
          options={samePerson}
          value={identity.samePerson}
          onSet={set('samePerson')}
        >
          {preview ? (
            <>
              <PeopleLink
                view="joined"
                count={preview.identity.joined.length}
                noun={['person', 'people']}
              />{' '}
              in the sample {preview.identity.joined.length === 1 ? 'has' : 'have'} several.
            </>
          ) : null}
        </Setting>
        <Setting
          label="Different people with one address"
          options={sharedEmail}
          value={identity.sharedEmail}
          onSet={set('sharedEmail')}
        >
          {preview ? (
            <>
              <PeopleLink
                view="shared"
                count={preview.identity.shared.length}
                noun={['person shares', 'people share']}
              />{' '}
              one in the sample.
            </>
          ) : null}
        </Setting>
        <Setting
          label="People without an address"
          options={missingEmail}
          value={identity.missingEmail}
          onSet={set('missingEmail')}
        >
          {preview ? (
            <>
              <PeopleLink view="blank.email" count={missing} noun={['person has', 'people have']} />{' '}
              none in the sample.
            </>
          ) : null}
        </Setting>
        <Setting
          label="When somebody’s address changes in the source"
          options={changedEmail}
          value={identity.changedEmail}
          onSet={set('changedEmail')}
        />
      </section>
    </>
  )
}

const samePerson: Option<Tab['samePerson']>[] = [
  {
    value: 'external id, else e-mail and name',
    label: 'The same address and name',
    about: 'Somebody who registered twice becomes one person, with both tickets.',
  },
  {
    value: 'external id',
    label: 'The same id, and nothing else',
    about: 'Each id is a person of its own, whatever name and address it has.',
  },
]
const sharedEmail: Option<Tab['sharedEmail']>[] = [
  { value: 'allow', label: 'Come in', about: 'Couples and teams often share an address.' },
  { value: 'hold', label: 'Wait', about: 'Each waits until a person has decided.' },
]
const missingEmail: Option<Tab['missingEmail']>[] = [
  { value: 'allow', label: 'Come in', about: 'They cannot be invited by mail.' },
  { value: 'hold', label: 'Wait', about: 'They wait until the source has an address.' },
]
const changedEmail: Option<Tab['changedEmail']>[] = [
  { value: 'follow', label: 'Follow it', about: 'The platform takes the new address over.' },
  { value: 'hold', label: 'Wait', about: 'The change waits until a person has looked at it.' },
]

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

function columnsOf({ edit }: Room): Column<Row>[] {
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
      text: ({ reading }) => reading.sources.join('\n'),
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
      text: ({ reading }) => reading.steps.map(stepWords).join('\n'),
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
