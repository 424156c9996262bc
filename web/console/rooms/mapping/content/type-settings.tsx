import { Button, MultiSelect } from '@mantine/core'
import { ListBox } from '../boxes/list-box.tsx'
import type { BoxEdit } from '../grid/column.ts'
import { BoxSetting } from '../tabs/box-setting.tsx'
import { Setting, SettingFrame } from '../tabs/setting.tsx'
import { sourceLists } from '../source-name.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { editType, removeType, type ContentType } from './content-edits.ts'

/** What holds for all items of a type: where they stand, when one is complete, and what becomes of those that go. */
export function TypeSettings({ type, label }: { type: ContentType; label: string }) {
  const { edit, program } = useRoom()
  const set =
    edit &&
    ((more: Partial<ContentType>) =>
      edit(
        editType(type.id, (before) => ({ ...before, ...more })),
        `${type.id} ${Object.keys(more).join(' ')}`,
      ))
  const fields = program.model.contentTypes.find(({ key }) => key === type.type)?.fields ?? []
  const at = (column: string) => ({ tab: 'content' as const, row: type.id, column })
  return (
    <section className="settings" aria-label={`${label}: settings`}>
      <BoxSetting
        label="Where they stand"
        about={
          type.list === ''
            ? 'Each record of the source is one item.'
            : 'Each item of this list is one.'
        }
        shown={type.list === '' ? 'Each record' : <code className="path">{type.list}</code>}
        how={listEdit(type.list, (list) => set?.({ list }))}
        at={at('list')}
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
        <div className="setting">
          <span />
          <Button size="xs" variant="subtle" onClick={() => edit(removeType(type.id))}>
            Take {label} out of the document
          </Button>
        </div>
      ) : null}
    </section>
  )
}

const vanished: Option<ContentType['vanished']>[] = [
  { value: 'hide', label: 'It is hidden', about: 'It can be shown again; nothing is deleted.' },
  { value: 'keep', label: 'It stays', about: 'As it was when the source last had it.' },
]

function listEdit(list: string, onSet: (list: string) => void): BoxEdit {
  return {
    kind: 'box',
    width: 340,
    box: (close) => (
      <ListsBox
        list={list}
        onSet={(next) => {
          onSet(next)
          close()
        }}
      />
    ),
  }
}

/** The lists that the records hold; one that was not seen can be written. */
function ListsBox({ list, onSet }: { list: string; onSet: (list: string) => void }) {
  const { sample } = useRoom()
  const lists = sourceLists(sample?.fields ?? []).filter(({ path }) => !path.includes('[]'))
  return (
    <ListBox
      label="Search the lists, or write one"
      search
      items={[
        { key: '', label: 'Each record', chosen: list === '' },
        ...lists.map(({ path, label, holds }) => ({
          key: path,
          label: `The list ${label}`,
          about: (
            <>
              <code className="path">{path}</code> each with {holds.slice(0, 6).join(', ')}
            </>
          ),
          chosen: path === list,
        })),
      ]}
      onPick={onSet}
      create={{ says: (text) => `Read “${text}” as written`, make: onSet }}
    />
  )
}
