import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { ExpressionSource } from '../boxes/expression.tsx'
import { ListBox } from '../boxes/list-box.tsx'
import { SourceList } from '../boxes/sources-box.tsx'
import { useRoom } from '../room-context.ts'
import { fieldKinds } from '../words.ts'
import type { Look } from './rules-edits.ts'

/** What a column of conditions is to look at: a field of the source, or what the tabs before made of the record. */
export function LookBox({ look, onPick }: { look: Look | null; onPick: (look: Look) => void }) {
  const [side, setSide] = useState<'source' | 'platform'>(
    look === null || look.of === 'source' ? 'source' : 'platform',
  )
  const chosen = look?.of === 'source' && look.reads !== '' ? [look.reads] : []
  const read = (reads: string) => onPick({ of: 'source', reads })
  return (
    <div className="sources">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="What to look at"
        value={side}
        onChange={(next) => setSide(next)}
        data={[
          { value: 'source', label: 'Your data' },
          { value: 'platform', label: 'What the tabs before made of it' },
        ]}
      />
      {side === 'source' ? (
        <>
          <SourceList chosen={chosen} typed="" onUse={read} />
          <ExpressionSource chosen={chosen[0]} onUse={read} />
        </>
      ) : (
        <PlatformList look={look} onPick={onPick} />
      )}
    </div>
  )
}

function PlatformList({ look, onPick }: { look: Look | null; onPick: (look: Look) => void }) {
  const { program } = useRoom()
  const items = [
    { key: 'user types', label: 'User types', about: 'All that the person is.' },
    { key: 'tags', label: 'Tags', about: 'All that the person has so far.' },
    ...program.model.fields.map(({ key, label, type }) => ({
      key: `field ${key}`,
      label,
      about: fieldKinds[type],
    })),
  ]
  const now = look && (look.of === 'field' ? `field ${look.reads}` : look.of)
  return (
    <ListBox
      label="Search the platform’s fields"
      search
      items={items.map((item) => ({ ...item, chosen: item.key === now }))}
      onPick={(key) =>
        onPick(
          key === 'user types' || key === 'tags'
            ? { of: key, reads: '' }
            : { of: 'field', reads: key.slice('field '.length) },
        )
      }
    />
  )
}
