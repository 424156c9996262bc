import { SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { countOf, inFigures } from '../../../../ui/figures.ts'
import type { Preview, Program } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { tabNames } from '../words.ts'
import { PanelFrame } from './panel-frame.tsx'
import { SourceFieldEntry } from './source-field-entry.tsx'

type Unnamed = Preview['coverage']['unnamed'][number]

/** What is left open, seen from the platform and from the source; and everything that the source holds. */
export function Coverage() {
  const { sample, preview } = useRoom()
  const [shown, setShown] = useState<'open' | 'all'>('open')
  const [sought, setSought] = useState('')
  const coverage = preview?.coverage
  const all = sample?.fields ?? []
  const unused = new Set(coverage?.unused)
  const isSought = (...texts: string[]) => fold(texts.join(' ')).includes(fold(sought))
  const fields = all.filter(({ path, label }) => isSought(label, path))
  return (
    <PanelFrame
      title={shown === 'open' ? 'What is left open' : 'What the source holds'}
      about={
        shown === 'open'
          ? 'None of it has to be filled in: look whether something was forgotten.'
          : `${countOf(all.length, 'field', 'fields')}, ${inFigures(unused.size)} of them not used.`
      }
      tools={
        <div className="panel-tools">
          <SegmentedControl
            size="xs"
            value={shown}
            onChange={(next) => setShown(next === 'all' ? 'all' : 'open')}
            data={[
              { value: 'open', label: 'Left open' },
              { value: 'all', label: 'All source fields' },
            ]}
          />
          <TextInput
            size="xs"
            aria-label="Search"
            placeholder="Search"
            leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </div>
      }
    >
      <div className="panel-scroll">
        {shown === 'open' && coverage ? (
          <>
            <Part name="Values without a meaning" count={coverage.unnamed.length}>
              {coverage.unnamed
                .filter(({ value }) => isSought(value))
                .slice(0, most)
                .map((one) => (
                  <UnnamedValue key={`${one.tab} ${one.row} ${one.value}`} value={one} />
                ))}
            </Part>
            <Part name="Platform fields without a source" count={coverage.unfilled.length}>
              {coverage.unfilled
                .filter(({ label }) => isSought(label))
                .map(({ field, label }) => (
                  <li key={field}>
                    <Lead label={label} tab="fields" row={`field:${field}`} column="sources" />
                  </li>
                ))}
            </Part>
            <Part name="Values named that nobody has" count={coverage.unseen.length}>
              {coverage.unseen
                .filter(({ value }) => isSought(value))
                .slice(0, most)
                .map(({ tab, row, value }) => (
                  <li key={`${tab} ${row} ${value}`}>
                    <Lead label={value} tab={tab} row={row} />
                  </li>
                ))}
            </Part>
            <Part name="Source fields not used" count={coverage.unused.length}>
              {coverage.unused
                .filter((path) => isSought(sourceLabel(path), path))
                .map((path) => all.find((field) => field.path === path))
                .map((field) =>
                  field ? <SourceFieldEntry key={field.path} field={field} used={false} /> : null,
                )}
            </Part>
          </>
        ) : null}
        {shown === 'all' ? (
          <ul className="panel-source">
            {fields.map((field) => (
              <SourceFieldEntry key={field.path} field={field} used={!unused.has(field.path)} />
            ))}
          </ul>
        ) : null}
      </div>
    </PanelFrame>
  )
}

/** As many of a kind as one looks through. */
const most = 200

function Part({ name, count, children }: { name: string; count: number; children: ReactNode[] }) {
  if (count === 0) return null
  return (
    <details className="panel-part" open>
      <summary>
        {name} <span className="figures">{inFigures(count)}</span>
      </summary>
      <ul className="panel-source">{children}</ul>
      {count > most && children.length === most ? (
        <p className="muted panel-none">and {inFigures(count - most)} more</p>
      ) : null}
    </details>
  )
}

function UnnamedValue({ value: { tab, row, value, count } }: { value: Unnamed }) {
  const { program, goTo } = useRoom()
  return (
    <li data-tone={holds({ tab, row }, program) ? 'waits' : undefined}>
      <span className="panel-name">
        <b dir="auto">{value}</b>
        <span className="figures">{countOf(count, 'record', 'records')}</span>
      </span>
      <small>
        {placeOf({ tab, row }, program)}.{' '}
        <button type="button" className="link" onClick={() => goTo(tab, { row, value })}>
          Say what it means
        </button>
      </small>
    </li>
  )
}

function Lead({
  label,
  tab,
  row,
  column = null,
}: {
  label: string
  tab: Unnamed['tab']
  row: string
  column?: string | null
}) {
  const { goTo } = useRoom()
  return (
    <span className="panel-name">
      <b dir="auto">{label}</b>
      <button type="button" className="link" onClick={() => goTo(tab, { row, column })}>
        Show it in {tabNames[tab]}
      </button>
    </span>
  )
}

type Place = { tab: Unnamed['tab']; row: string }

/** Whether people wait for want of a meaning there, or go on without. */
function holds({ tab, row }: Place, { document }: Program): boolean {
  const { values, userTypes, tags } = document
  if (tab === 'values') return values.tables.find(({ id }) => id === row)?.else === 'hold'
  if (tab === 'tags') return tags.types.find(({ id }) => id === row)?.else === 'hold'
  return (row === 'codes' ? userTypes.codes.else : userTypes.else) === 'hold'
}

function placeOf({ tab, row }: Place, { document }: Program): string {
  const { values, tags } = document
  if (tab === 'values') {
    return `In the value table “${values.tables.find(({ id }) => id === row)?.name ?? row}”`
  }
  if (tab === 'tags')
    return `Among the tags “${tags.types.find(({ id }) => id === row)?.name ?? row}”`
  return row === 'codes' ? 'Among the access codes' : 'Among the user types'
}
