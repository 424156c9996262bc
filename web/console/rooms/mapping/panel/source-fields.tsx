import { SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { fold } from '../../../../../src/mapping/core/value.ts'
import { countOf, share } from '../../../../ui/figures.ts'
import type { SourceField } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { PanelFrame } from './panel-frame.tsx'

/** What the source holds, and what of it nothing reads yet. */
export function SourceFields() {
  const { sample, preview, goTo } = useRoom()
  const [shown, setShown] = useState<'unused' | 'all'>('unused')
  const [sought, setSought] = useState('')
  const unused = new Set(preview?.coverage.unused)
  const all = sample?.fields ?? []
  const fields = all
    .filter(({ path }) => shown === 'all' || unused.has(path))
    .filter(({ path, label }) => fold(`${label} ${path}`).includes(fold(sought)))
  const waiting = [
    ...(preview?.userTypes.values ?? [])
      .filter(({ row, leftOut }) => row === null && !leftOut)
      .map((seen) => ({ ...seen, tab: 'userTypes' as const, at: 'else' })),
    ...(preview?.tables ?? []).flatMap(({ table, seen }) =>
      seen.values
        .filter(({ row }) => row === null)
        .map((one) => ({ ...one, tab: 'values' as const, at: table })),
    ),
  ]
  return (
    <PanelFrame
      title="What the source holds"
      about={`${countOf(unused.size, 'field', 'fields')} of ${all.length} not used, ${countOf(waiting.length, 'value', 'values')} without a meaning.`}
      tools={
        <div className="panel-tools">
          <SegmentedControl
            size="xs"
            value={shown}
            onChange={(next) => setShown(next === 'all' ? 'all' : 'unused')}
            data={[
              { value: 'unused', label: 'Not used' },
              { value: 'all', label: 'All fields' },
            ]}
          />
          <TextInput
            size="xs"
            aria-label="Search the source’s fields"
            placeholder="Search"
            leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </div>
      }
    >
      <ul className="panel-scroll panel-source">
        {shown === 'unused' && sought === ''
          ? waiting.map(({ value, count, tab, at }) => (
              <li key={`${tab} ${at} ${value}`} data-tone="waits">
                <span className="panel-name">
                  <b dir="auto">{value}</b>
                  <span className="figures">{countOf(count, 'record', 'records')}</span>
                </span>
                <small>
                  has no meaning yet.{' '}
                  <button
                    type="button"
                    className="link"
                    onClick={() => goTo(tab, { row: at, value })}
                  >
                    Say what it means
                  </button>
                </small>
              </li>
            ))
          : null}
        {fields.map((field) => (
          <Field key={field.path} field={field} used={!unused.has(field.path)} />
        ))}
      </ul>
    </PanelFrame>
  )
}

function Field({ field, used }: { field: SourceField; used: boolean }) {
  const { sample } = useRoom()
  const { path, label, filled, distinct, examples } = field
  return (
    <li>
      <span className="panel-name">
        <b dir="auto">{label}</b>
        <span className="figures">{share(filled, sample?.records ?? 0)}</span>
      </span>
      <code className="path">{path}</code>
      {examples.length > 0 ? (
        <small dir="auto">{examples.slice(0, 3).join(' · ').slice(0, 140)}</small>
      ) : null}
      <small className="muted">
        {distinct === null
          ? 'many different values'
          : countOf(distinct, 'value', 'different values')}
        {filled === 0 ? ' · nobody has it' : used ? ' · used' : ' · not used'}
      </small>
    </li>
  )
}
