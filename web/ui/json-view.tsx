import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconSearch } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { narrow } from './json-narrow.ts'
import './json-view.css'

/** Raw JSON that unfolds level by level, can be searched by keys and values, and copied whole. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const [search, setSearch] = useState('')
  const found = narrow(value, search)
  const searched = search.trim() !== ''
  return (
    <div className="json-view">
      <div className="json-tools">
        <TextInput
          size="xs"
          type="search"
          aria-label={`Search ${label}`}
          placeholder="Search keys and values"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<IconSearch size={13} stroke={1.75} aria-hidden />}
        />
        <CopyButton value={JSON.stringify(value, null, 2)}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy JSON'}>
              <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label="Copy JSON">
                {copied ? (
                  <IconCheck size={15} stroke={1.8} />
                ) : (
                  <IconCopy size={15} stroke={1.6} />
                )}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
      <section className="json-body" aria-label={label} tabIndex={0}>
        {found === undefined ? (
          <p className="muted">Nothing in it holds “{search.trim()}”.</p>
        ) : (
          <Fields value={found} open={searched ? Infinity : 1} key={search} />
        )}
      </section>
    </div>
  )
}

/** `open` is how many levels show from the start. */
function Fields({ value, open }: { value: unknown; open: number }): ReactNode {
  if (typeof value !== 'object' || value === null) return <Scalar value={value} />
  const list = Array.isArray(value)
  return (
    <ul className="json-fields">
      {Object.entries(value).map(([key, inner]: [string, unknown]) => (
        <li key={key}>
          <Field name={list ? null : key} place={Number(key) + 1} value={inner} open={open} />
        </li>
      ))}
    </ul>
  )
}

function Field({
  name,
  place,
  value,
  open,
}: {
  /** Null for an item of a list, which goes by its place. */
  name: string | null
  place: number
  value: unknown
  open: number
}) {
  const key = <span className="json-key">{name ?? place}</span>
  if (typeof value !== 'object' || value === null) {
    return (
      <>
        {key} <Scalar value={value} />
      </>
    )
  }
  const size = Object.keys(value).length
  if (size === 0) {
    return (
      <>
        {key} <span className="json-size">{Array.isArray(value) ? 'empty list' : 'empty'}</span>
      </>
    )
  }
  return (
    <details open={open > 1}>
      <summary>
        {key} <span className="json-size">{sizeOf(value, size)}</span>
      </summary>
      <Fields value={value} open={open - 1} />
    </details>
  )
}

function Scalar({ value }: { value: unknown }) {
  if (value === null) return <span className="json-null">null</span>
  if (typeof value === 'string') {
    return (
      <span className="json-text" dir="auto">
        {value === '' ? '""' : value}
      </span>
    )
  }
  return <span className="json-plain">{JSON.stringify(value)}</span>
}

function sizeOf(value: object, size: number): string {
  if (Array.isArray(value)) return size === 1 ? '1 item' : `${size} items`
  return size === 1 ? '1 field' : `${size} fields`
}
