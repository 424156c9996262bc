import { ActionIcon, SegmentedControl, TextInput } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { share } from '../../../../ui/figures.ts'
import { expressionIn } from '../../../../../src/mapping/core/expression/mark.ts'
import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { combineSources } from '../edits.ts'
import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { sourceLists } from '../source-name.ts'
import { ExpressionSource } from './expression.tsx'
import { ListBox } from './list-box.tsx'
import { listOf } from './list-text.ts'

type Reading = { sources: string[]; steps: RecipeStep[] }

/** How many sources there may be, and what becomes of several: one of them, joined or the first, or all looked up. */
type Several = 'one' | 'joined or first' | 'all'

/** A cell that says where a value is read from. */
export function sourcesEdit({
  reading,
  several,
  set,
  commit,
}: {
  reading: Reading
  several: Several
  set: (reading: Reading) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 460,
    box: (close, typed) => (
      <SourcesBox
        reading={reading}
        several={several}
        typed={typed}
        onSet={(next) => commit(set(next))}
        onClose={close}
      />
    ),
    set: (text) => {
      const sources = listOf(text)
      const fits = several !== 'one' || sources.length === 1
      const same = sources.length === 0 && reading.sources.length === 0
      return fits && !same ? set({ ...reading, sources }) : null
    },
  }
}

function SourcesBox({
  reading: { sources, steps },
  several,
  typed,
  onSet,
  onClose,
}: {
  reading: Reading
  several: Several
  typed: string
  onSet: (reading: Reading) => void
  onClose: () => void
}) {
  const [adding, setAdding] = useState(false)
  const use = (path: string) => {
    if (sources.includes(path)) return onSet(withSources(sources.filter((one) => one !== path)))
    if (several !== 'one' && (adding || sources.length > 1)) {
      return onSet(withSources([...sources, path]))
    }
    onSet(withSources([path]))
    onClose()
  }
  const calculated = sources.find((source) => expressionIn(source) !== null)
  /** One that is there already is written anew in its place. */
  const calculate = (source: string) =>
    calculated === undefined
      ? use(source)
      : onSet(withSources(sources.map((one) => (one === calculated ? source : one))))
  /** A single source has nothing to be joined with. */
  const withSources = (next: string[]): Reading => ({
    sources: next,
    steps: next.length > 1 || several !== 'joined or first' ? steps : combineSources(steps, null),
  })
  const [first] = steps
  const joint = first?.recipe === 'join with' ? first.with : null
  return (
    <div className="sources">
      {sources.length > 0 && several !== 'one' ? (
        <ol className="sources-chosen">
          {sources.map((path, index) => (
            <Chosen
              key={path}
              path={path}
              word={index === 0 ? '' : wordBetween(several, joint)}
              onRemove={() => onSet(withSources(sources.filter((one) => one !== path)))}
              onUp={
                index === 0
                  ? null
                  : () =>
                      onSet(
                        withSources(
                          sources.with(index, sources[index - 1] ?? path).with(index - 1, path),
                        ),
                      )
              }
            />
          ))}
        </ol>
      ) : null}
      {sources.length > 1 && several === 'joined or first' ? (
        <div className="sources-combine">
          <SegmentedControl
            size="xs"
            value={joint === null ? 'first' : 'join'}
            onChange={(way) =>
              onSet({ sources, steps: combineSources(steps, way === 'join' ? ', ' : null) })
            }
            data={[
              { value: 'first', label: 'The first that is not empty' },
              { value: 'join', label: 'Joined with' },
            ]}
          />
          {joint === null ? null : (
            <TextInput
              size="xs"
              aria-label="Text between them"
              value={joint}
              w={64}
              onChange={(event) =>
                onSet({ sources, steps: combineSources(steps, event.currentTarget.value) })
              }
            />
          )}
        </div>
      ) : null}
      {sources.length === 1 && several !== 'one' ? (
        <SegmentedControl
          size="xs"
          value={adding ? 'add' : 'replace'}
          onChange={(way) => setAdding(way === 'add')}
          data={[
            { value: 'replace', label: 'Read another instead' },
            { value: 'add', label: 'Add another' },
          ]}
        />
      ) : null}
      <SourceList chosen={sources} lists={several !== 'one'} typed={typed} onUse={use} />
      <ExpressionSource chosen={calculated} onUse={calculate} />
    </div>
  )
}

/** What the source holds, to be searched by name and path. */
export function SourceList({
  chosen,
  lists = false,
  typed,
  onUse,
}: {
  chosen: readonly string[]
  /** Offers whole lists too, for the recipes that choose one of their items. */
  lists?: boolean
  typed: string
  onUse: (path: string) => void
}) {
  const { sample } = useRoom()
  const fields = (sample?.fields ?? []).toSorted(
    (a, b) => Number(b.filled > 0) - Number(a.filled > 0),
  )
  const whole = lists ? sourceLists(fields) : []
  return (
    <ListBox
      label="Search the source’s fields"
      search
      typed={typed}
      items={[
        ...fields.map(({ path, label, filled, examples }) => ({
          key: path,
          label,
          about: (
            <>
              <code className="path">{path}</code>
              {examples.length > 0 ? ` ${examples.slice(0, 2).map(short).join(', ')}` : ''}
            </>
          ),
          aside: share(filled, sample?.records ?? 0),
          chosen: chosen.includes(path),
          ...(filled === 0 ? { tone: 'quiet' as const } : {}),
        })),
        ...whole.map(({ path, label, holds }) => ({
          key: path,
          label: `${label}: the whole list`,
          about: (
            <>
              <code className="path">{path}</code> each with {holds.join(', ')}
            </>
          ),
          chosen: chosen.includes(path),
        })),
      ]}
      onPick={onUse}
      create={{ says: (text) => `Read “${text}” as written`, make: onUse }}
      empty="No field has this name. A path can be written out."
    />
  )
}

function Chosen({
  path,
  word,
  onRemove,
  onUp,
}: {
  path: string
  word: string
  onRemove: () => void
  onUp: (() => void) | null
}) {
  const label = sourceLabel(path)
  return (
    <li>
      <span className="muted">{word}</span>
      <span className="sources-name">
        <span dir="auto">{label}</span> <code className="path">{path}</code>
      </span>
      {onUp ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Ask ${label} earlier`}
          onClick={onUp}
        >
          <IconArrowUp size={14} />
        </ActionIcon>
      ) : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Do not read ${label}`}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  )
}

export function wordBetween(several: Several, joint: string | null): string {
  if (several === 'all') return 'and'
  return joint === null ? 'else' : 'and'
}

function short(example: string): string {
  return example.length > 32 ? `“${example.slice(0, 31)}…”` : `“${example}”`
}
