import { Button, MultiSelect } from '@mantine/core'
import { parsePath, pathOf } from '../../../../../src/mapping/core/source/path.ts'
import { Setting, SettingFrame } from '../tabs/setting.tsx'
import { TextSetting } from '../tabs/text-setting.tsx'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { editType, removeType, type ContentType } from './content-edits.ts'

/** What holds for all items of a type: where they stand, when one is complete, and what becomes of those that go. */
export function TypeSettings({ type, label }: { type: ContentType; label: string }) {
  const { edit, program, sample } = useRoom()
  const set =
    edit &&
    ((more: Partial<ContentType>) =>
      edit(
        editType(type.id, (before) => ({ ...before, ...more })),
        `${type.id} ${Object.keys(more).join(' ')}`,
      ))
  const fields = program.model.contentTypes.find(({ key }) => key === type.type)?.fields ?? []
  const lists = listsIn(sample?.fields.map(({ path }) => path) ?? [])
  const at = (column: string) => ({ tab: 'content' as const, row: type.id, column })
  return (
    <section className="settings" aria-label={`${label}: settings`}>
      <TextSetting
        label="The list that holds them"
        about={
          lists.length > 0
            ? `Blank where each record is one. Lists in your data: ${lists.join(', ')}.`
            : 'Blank where each record is one.'
        }
        value={type.list}
        onSet={set && ((list) => set({ list }))}
        at={at('list')}
        maxLength={500}
      />
      <SettingFrame
        label="Complete when it has"
        about="An item without one of these comes in, and is named as not complete."
        at={at('complete')}
      >
        {(id) => (
          <MultiSelect
            size="xs"
            aria-labelledby={id}
            data={fields.map(({ key, label }) => ({ value: key, label }))}
            value={type.complete}
            readOnly={!set}
            clearable={set !== null}
            onChange={(complete) => set?.({ complete })}
          />
        )}
      </SettingFrame>
      <Setting
        label="When one is gone from the source"
        options={vanished}
        value={type.vanished}
        usual="hide"
        onSet={set && ((vanished: ContentType['vanished']) => set({ vanished }))}
        at={at('vanished')}
      />
      {edit ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => edit(removeType(type.id))}
        >
          Take {label} out of the document
        </Button>
      ) : null}
    </section>
  )
}

const vanished: Option<ContentType['vanished']>[] = [
  { value: 'hide', label: 'It is hidden', about: 'It can be shown again; nothing is deleted.' },
  { value: 'keep', label: 'It stays', about: 'As it was when the source last had it.' },
]

/** Lists that the records hold: everything before the last '[]' of a path. */
function listsIn(paths: readonly string[]): string[] {
  const lists = paths.flatMap((text) => {
    const parsed = parsePath(text)
    if (!('path' in parsed)) return []
    const first = parsed.path.findIndex(({ kind }) => kind === 'all')
    return first > 0 ? [pathOf(parsed.path.slice(0, first))] : []
  })
  return [...new Set(lists)].slice(0, 8)
}
