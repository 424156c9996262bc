import { Button } from '@mantine/core'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import type { TagType } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { removeTagType, tagTypes } from '../tag-edits.ts'
import type { Option } from '../words.ts'
import { BoxSetting } from './box-setting.tsx'
import { InForce, NotYet } from './in-force.tsx'
import { Sources, Steps } from './reading-cells.tsx'
import { Setting } from './setting.tsx'
import { TextSetting } from './text-setting.tsx'

/** What holds for all tags of a type. */
export function TagTypeSettings({ type }: { type: TagType }) {
  const { edit, program } = useRoom()
  const own = program.document.tags.rows.filter((row) => row.type === type.id)
  const set = (more: Partial<TagType>) => tagTypes.edit(type.id, (row) => ({ ...row, ...more }))
  const commit = edit
    ? (more: Partial<TagType>) => edit(set(more), `${type.id} ${Object.keys(more).join(' ')}`)
    : null
  const at = (column: string) => ({ tab: 'tags' as const, row: type.id, column })
  return (
    <section className="settings" aria-label={`${type.name}: questions`}>
      <TextSetting
        label="Name"
        maxLength={200}
        value={type.name}
        onSet={commit && ((name) => commit({ name }))}
        refuses={(text) => (text.trim() === '' ? 'Write a name.' : undefined)}
        about="What the tags of this type are called together, such as Interests."
        at={at('name')}
      />
      <BoxSetting
        label="Read from"
        about={
          type.sources.length === 0
            ? 'No column: these tags are given by user types, access codes and rules.'
            : 'Every value found there is looked up among the tags below.'
        }
        shown={<Sources sources={type.sources} steps={[]} all />}
        how={sourcesEdit({
          reading: type,
          several: 'all',
          set: ({ sources }) => set({ sources }),
          commit: (change) => edit?.(change, `${type.id} sources`),
        })}
        at={at('sources')}
      />
      {type.sources.length > 0 ? (
        <>
          <BoxSetting
            label="Recipe"
            about="What is done to a value before it is looked up."
            shown={<Steps steps={type.steps} />}
            how={stepsEdit({
              reading: type,
              effect: undefined,
              set: (steps) => set({ steps }),
              commit: (change) => edit?.(change, `${type.id} steps`),
            })}
            at={at('steps')}
          />
          <Setting
            label="A value that no tag names"
            options={elses}
            value={type.else}
            usual="skip"
            onSet={commit && ((otherwise: TagType['else']) => commit({ else: otherwise }))}
            at={at('else')}
          />
        </>
      ) : null}
      <Setting
        label="Who gives them"
        options={kinds}
        value={type.kind}
        usual="system"
        onSet={commit && ((kind: TagType['kind']) => commit({ kind }))}
        at={at('kind')}
      >
        {type.kind === 'modifiable' ? (
          <NotYet>today people cannot choose tags for themselves.</NotYet>
        ) : (
          <InForce />
        )}
      </Setting>
      <Setting
        label="On the platform they are"
        options={locks}
        value={type.locked ? 'yes' : 'no'}
        usual="no"
        onSet={commit && ((locked: YesNo) => commit({ locked: locked === 'yes' }))}
        at={at('locked')}
      >
        {type.locked ? <InForce /> : <NotYet>today only a sync changes tags.</NotYet>}
      </Setting>
      <Setting
        label="In the platform’s analytics"
        options={analytics}
        value={type.analytics ? 'yes' : 'no'}
        usual="yes"
        onSet={commit && ((counted: YesNo) => commit({ analytics: counted === 'yes' }))}
        at={at('analytics')}
      >
        <NotYet>the platform shows no analytics today.</NotYet>
      </Setting>
      {edit ? (
        <div className="setting">
          <span />
          <Button size="xs" variant="subtle" onClick={() => edit(removeTagType(type.id))}>
            Delete this type
          </Button>
          <p className="setting-about">
            {own.length === 0
              ? 'It has no tag yet.'
              : `Its ${own.length === 1 ? 'tag stays' : `${own.length} tags stay`}, without a type.`}
          </p>
        </div>
      ) : null}
    </section>
  )
}

type YesNo = 'yes' | 'no'
const elses: Option<TagType['else']>[] = [
  { value: 'skip', label: 'Is skipped', about: 'The person comes in without a tag for it.' },
  { value: 'hold', label: 'Holds the person', about: 'A question that a person answers.' },
]
const kinds: Option<TagType['kind']>[] = [
  { value: 'system', label: 'This document alone', about: 'People see them, and cannot choose.' },
  { value: 'modifiable', label: 'People themselves too', about: 'They choose on their profile.' },
]
const locks: Option<YesNo>[] = [
  { value: 'no', label: 'Open to change', about: 'The team of the site can add and remove them.' },
  { value: 'yes', label: 'Locked', about: 'Nobody changes them there.' },
]
const analytics: Option<YesNo>[] = [
  { value: 'yes', label: 'Counted', about: 'How many have each is shown.' },
  { value: 'no', label: 'Not counted', about: 'They stand in no figure.' },
]
