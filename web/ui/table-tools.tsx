import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconColumns3, IconCopy, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Column, useColumns } from './columns.ts'
import { toCsv } from './csv.ts'
import { countOf, inFigures } from './figures.ts'
import type { Rows } from './rows.ts'

/** Above a table: search, filters, how many, which columns, and the copy. */
export function TableTools<Row>({
  noun,
  rows,
  columns,
  chosen,
  search,
  onSearch,
  filters,
}: {
  noun: [one: string, several: string]
  rows: Rows<Row>
  columns: readonly Column<Row>[]
  chosen: ReturnType<typeof useColumns<Row>>
  search: string | undefined
  onSearch: ((search: string) => void) | undefined
  filters: ReactNode
}) {
  const [copying, setCopying] = useState(false)
  const copy = async () => {
    setCopying(true)
    try {
      const count = await copyRows(
        rows,
        chosen.shown.map(({ column }) => column),
      )
      const left = (rows.total ?? 0) - count
      notifications.show({
        message:
          left > 0
            ? `Copied the first ${inFigures(count)} of ${countOf(rows.total ?? 0, ...noun)}. Narrow the search for the rest.`
            : `Copied ${countOf(count, ...noun)} as CSV.`,
      })
    } catch {
      notifications.show({ message: 'The browser did not allow the copy. Press the button again.' })
    } finally {
      setCopying(false)
    }
  }
  return (
    <div className="data-table-tools">
      {onSearch ? (
        <Search key={noun[1]} noun={noun[1]} search={search ?? ''} onSearch={onSearch} />
      ) : null}
      {filters}
      <div className="data-table-end">
        <span className="data-table-total" aria-live="polite">
          {rows.total === null ? '' : countOf(rows.total, ...noun)}
        </span>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label="Choose columns">
              <IconColumns3 size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
            {columns.slice(1).map(({ key, title }) => (
              <Menu.CheckboxItem
                key={key}
                checked={chosen.isShown(key)}
                onChange={() => chosen.toggle(key)}
              >
                {title}
              </Menu.CheckboxItem>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={chosen.reset}>Reset columns</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Tooltip label="Copy as CSV">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Copy as CSV"
            loading={copying}
            disabled={!rows.total}
            onClick={() => void copy()}
          >
            <IconCopy size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}

/** Holds what is being typed; the caller hears of it when the typing rests, and may change it by an address. */
function Search({
  noun,
  search,
  onSearch,
}: {
  noun: string
  search: string
  onSearch: (search: string) => void
}) {
  const [text, setText] = useState(search)
  const told = useRef(search)
  const tell = useDebouncedCallback((next: string) => {
    told.current = next
    onSearch(next)
  }, 250)
  useEffect(() => {
    if (search !== told.current) setText(search)
    told.current = search
  }, [search])
  const change = (next: string) => {
    setText(next)
    tell(next)
  }
  return (
    <TextInput
      className="data-table-search"
      type="search"
      aria-label={`Search ${noun}`}
      placeholder={`Search ${noun}`}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      rightSection={
        text ? (
          <ActionIcon
            variant="transparent"
            color="gray"
            size="sm"
            aria-label="Clear the search"
            onClick={() => change('')}
          >
            <IconX size={14} />
          </ActionIcon>
        ) : null
      }
    />
  )
}

const mostCopied = 20_000

/** The promise goes to the clipboard at once, since a browser forgets the click while rows are still on their way. */
async function copyRows<Row>(rows: Rows<Row>, columns: Column<Row>[]): Promise<number> {
  const reading = rows.all(mostCopied)
  const text = reading.then(
    (all) =>
      new Blob(
        [
          toCsv([
            columns.map(({ title }) => title),
            ...all.map((row) => columns.map(({ text }) => text(row))),
          ]),
        ],
        { type: 'text/plain' },
      ),
  )
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })])
  return (await reading).length
}
