import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readPlace, writePlace } from './keys.ts'
import { PagingCorrection } from './paging-correction.tsx'
import { Place, type FormPart } from './place-field.tsx'
import type { Detected, SourceForm } from './queries.ts'

export type About = Detected['findings'][number]['about']
export type Part = 'list' | 'id' | 'paging' | 'total' | 'never store'

/** Which part of the form a finding speaks of. */
export function correctionsOf(about: About): Part | null {
  if (about === 'list' || about === 'people') return 'list'
  return about === 'id' || about === 'paging' || about === 'total' || about === 'never store'
    ? about
    : null
}

export function Correction({ about, form, change }: FormPart & { about: Part }) {
  if (about === 'list') return <ListCorrection form={form} change={change} />
  if (about === 'id') return <IdCorrection form={form} change={change} />
  if (about === 'paging') return <PagingCorrection form={form} change={change} />
  if (about === 'total') return <TotalCorrection form={form} change={change} />
  return (
    <Textarea
      label="Never to be stored, one field a line"
      autosize
      minRows={2}
      spellCheck={false}
      classNames={{ input: 'source-mono' }}
      defaultValue={form.neverStore.join('\n')}
      onChange={(event) => {
        const lines = event.currentTarget.value.split('\n').map((line) => line.trim())
        change({ ...form, neverStore: lines.filter(Boolean) })
      }}
    />
  )
}

function ListCorrection({ form, change }: FormPart) {
  return (
    <>
      <Place
        label="Where the list is"
        description="Blank where the whole answer is the list"
        value={form.list}
        change={(list) => change({ ...form, list })}
      />
      <Place
        label="Where the people are within each entry"
        description="Blank where each entry is a person"
        value={form.people ?? []}
        change={(people) => change({ ...form, people: people.length > 0 ? people : null })}
      />
    </>
  )
}

function IdCorrection({ form, change }: FormPart) {
  const [text, setText] = useState(form.id.map(writePlace).join(', '))
  const places = text.split(',').map(readPlace)
  const faulty = places.some((place) => place === null || place.length === 0)
  return (
    <TextInput
      label="The field that names a person for good"
      description="Several that do so together are separated by commas. Fields of the entry that a person came in begin with original_record."
      spellCheck={false}
      classNames={{ input: 'source-mono' }}
      value={text}
      error={faulty ? 'Write names of fields, such as id or original_record.code' : null}
      onChange={(event) => {
        setText(event.currentTarget.value)
        const read = event.currentTarget.value.split(',').map(readPlace)
        const id = read.filter((place) => place !== null && place.length > 0)
        if (id.length === read.length) change({ ...form, id: id.filter((place) => place !== null) })
      }}
    />
  )
}

function TotalCorrection({ form, change }: FormPart) {
  const { total } = form
  const kind = total?.in ?? 'none'
  return (
    <>
      <Select
        label="The system’s own total"
        allowDeselect={false}
        data={[
          { value: 'none', label: 'It gives none' },
          { value: 'body', label: 'Stands in the answer' },
          { value: 'header', label: 'Stands in a header' },
        ]}
        value={kind}
        onChange={(next) => change({ ...form, total: totalAs(next) })}
      />
      {total?.in === 'body' ? (
        <Place
          label="Where it stands"
          value={total.at}
          required
          change={(at) => change({ ...form, total: { in: 'body', at } })}
        />
      ) : null}
      {total?.in === 'header' ? (
        <TextInput
          label="Which header"
          value={total.name}
          onChange={(event) => {
            const name = event.currentTarget.value
            if (name !== '') change({ ...form, total: { in: 'header', name } })
          }}
        />
      ) : null}
      {total && form.people ? (
        <Select
          label="What it counts"
          allowDeselect={false}
          data={[
            { value: 'items', label: 'The entries of the list' },
            { value: 'records', label: 'The people in them' },
          ]}
          value={form.totalCounts}
          onChange={(next) =>
            change({ ...form, totalCounts: next === 'records' ? 'records' : 'items' })
          }
        />
      ) : null}
    </>
  )
}

function totalAs(kind: string | null): SourceForm['total'] {
  if (kind === 'body') return { in: 'body', at: ['total'] }
  return kind === 'header' ? { in: 'header', name: 'x-total-count' } : null
}
