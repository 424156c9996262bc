import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { SourceList } from '../boxes/sources-box.tsx'
import { editFieldRow, neverStore, removeFieldRow } from '../edits.ts'
import type { FieldRow } from '../program.ts'
import { useRoom } from '../room-context.ts'

/** Sources that are dropped from every record before anything of it is written. */
export function NeverStored({ rows }: { rows: readonly FieldRow[] }) {
  const { edit } = useRoom()
  const drop = ({ id, sources }: FieldRow, path: string) =>
    sources.length > 1
      ? editFieldRow(id, (row) => ({ ...row, sources: row.sources.filter((one) => one !== path) }))
      : removeFieldRow(id)
  return (
    <section className="strip" aria-label="Never stored">
      <b>Never stored</b>
      <span className="muted">Dropped before anything is written:</span>
      {rows.flatMap((row) =>
        row.sources.map((path) => (
          <span key={`${row.id} ${path}`} className="chip" title={path}>
            {sourceLabel(path)} <code className="path">{path}</code>
            {edit ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="xs"
                aria-label={`Store ${path}`}
                onClick={() => edit(drop(row, path))}
              >
                <IconX size={12} />
              </ActionIcon>
            ) : null}
          </span>
        )),
      )}
      {rows.length === 0 ? <span>nothing yet</span> : null}
      {edit ? (
        <PopoverButton
          width={460}
          button={
            <Button size="compact-xs" variant="default" leftSection={<IconPlus size={12} />}>
              Never store another
            </Button>
          }
        >
          {(close) => (
            <SourceList
              chosen={rows.flatMap(({ sources }) => sources)}
              typed=""
              onUse={(path) => {
                edit(neverStore(path))
                close()
              }}
            />
          )}
        </PopoverButton>
      ) : null}
    </section>
  )
}
