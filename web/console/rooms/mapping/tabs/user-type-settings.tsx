import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import { editUserTypes, nothingGiven } from '../edits.ts'
import type { Program } from '../program.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { BoxSetting } from './box-setting.tsx'
import { Chips, chipsOf } from './chips.tsx'
import { Sources, Steps } from './reading-cells.tsx'
import { Setting } from './setting.tsx'

type Tab = Program['document']['userTypes']

/** What holds for all rows: where the values stand, and what becomes of people with several or none. */
export function UserTypeSettings() {
  const { platform, program, edit } = useRoom()
  const { userTypes } = program.document
  const set = (more: Partial<Tab>) => editUserTypes((tab) => ({ ...tab, ...more }))
  const commit = edit ? (change: Parameters<typeof edit>[0]) => edit(change, 'user types') : null
  const at = (column: string) => ({ tab: 'userTypes' as const, column })
  const otherwise = userTypes.else
  return (
    <section className="settings" data-dense aria-label="User types: questions">
      <BoxSetting
        label="Read from"
        shown={<Sources sources={userTypes.sources} steps={[]} all />}
        how={sourcesEdit({
          reading: userTypes,
          several: 'all',
          set: ({ sources }) => set({ sources }),
          commit: (change) => commit?.(change),
        })}
        at={at('sources')}
      />
      <BoxSetting
        label="Recipe"
        shown={<Steps steps={userTypes.steps} />}
        how={stepsEdit({
          reading: userTypes,
          effect: undefined,
          set: (steps) => set({ steps }),
          commit: (change) => commit?.(change),
        })}
        at={at('steps')}
      />
      <BoxSetting
        label="Everybody also is"
        shown={<Types keys={userTypes.everybody} none="Nothing more" />}
        how={givenEdit({
          part: 'userTypes',
          model: platform,
          keys: userTypes.everybody,
          set: (everybody) => set({ everybody }),
          commit: (change) => commit?.(change),
        })}
        at={at('everybody')}
      />
      <Setting
        label="A person with several"
        options={combinations}
        value={userTypes.combine}
        usual="union"
        onSet={commit && ((combine: Tab['combine']) => commit(set({ combine })))}
        at={at('combine')}
      />
      <Setting
        label="User types are given"
        options={writes}
        value={userTypes.write}
        usual="always"
        onSet={commit && ((write: Tab['write']) => commit(set({ write })))}
        at={at('write')}
      />
      <Setting
        label="A value that no row names"
        options={elses}
        value={typeof otherwise === 'string' ? otherwise : 'row'}
        usual="hold"
        onSet={
          commit &&
          ((value: Else) => commit(set({ else: value === 'row' ? { ...nothingGiven } : value })))
        }
      />
      {typeof otherwise === 'string' ? null : (
        <BoxSetting
          label="They become"
          about="User types of whoever has no value that a row names."
          shown={<Types keys={otherwise.userTypes} none="Choose user types" />}
          how={givenEdit({
            part: 'userTypes',
            model: platform,
            keys: otherwise.userTypes,
            set: (keys) => set({ else: { ...otherwise, userTypes: keys } }),
            commit: (change) => commit?.(change),
          })}
          at={{ tab: 'userTypes', row: 'else', column: 'userTypes' }}
        />
      )}
    </section>
  )
}

function Types({ keys, none }: { keys: readonly string[]; none: string }) {
  const { platform } = useRoom()
  if (keys.length === 0) return <span className="choose">{none}</span>
  return <Chips items={chipsOf(labelsOf(platform, 'userTypes', keys))} />
}

const writes: Option<Tab['write']>[] = [
  { value: 'always', label: 'At every sync', about: 'They follow the source.' },
  {
    value: 'create only',
    label: 'At creation only',
    about: 'Set when the person is created, and never again by a sync.',
  },
]
const combinations: Option<Tab['combine']>[] = [
  { value: 'union', label: 'Is all of them', about: 'Every user type of every ticket.' },
  { value: 'highest', label: 'Is the highest', about: 'By the order of the platform’s types.' },
  { value: 'first', label: 'Is the first', about: 'By the order of the rows below.' },
]

type Else = 'hold' | 'leave out' | 'row'
const elses: Option<Else>[] = [
  { value: 'hold', label: 'Holds the person', about: 'A question that a person answers.' },
  { value: 'leave out', label: 'Leaves them out', about: 'They do not come in.' },
  { value: 'row', label: 'Gives a user type all the same', about: 'The one beside this.' },
]
