import { Button } from '@mantine/core'
import { givenEdit, labelsOf } from '../boxes/given-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import { editUserTypes } from '../edits.ts'
import type { BoxEdit } from '../grid/column.ts'
import type { Program } from '../program.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { Chips } from './chips.tsx'
import { Sources, Steps } from './reading-cells.tsx'
import { Setting } from './setting.tsx'

type Tab = Program['document']['userTypes']

/** What holds for the whole tab: where the values stand, and what becomes of people with several or none. */
export function UserTypeSettings() {
  const { program, edit, problemsOf } = useRoom()
  const { userTypes } = program.document
  const { model } = program
  const set = (more: Partial<Tab>) => editUserTypes((tab) => ({ ...tab, ...more }))
  const commit = edit ? (change: Parameters<typeof edit>[0]) => edit(change, 'user types') : null
  const problems = problemsOf('userTypes').filter(({ row }) => row === null)
  const readings: { label: string; shown: React.ReactNode; how: BoxEdit }[] = [
    {
      label: 'Read from',
      shown: <Sources sources={userTypes.sources} steps={[]} all />,
      how: sourcesEdit({
        reading: userTypes,
        several: 'all',
        set: ({ sources }) => set({ sources }),
        commit: (change) => commit?.(change),
      }),
    },
    {
      label: 'Recipe',
      shown: <Steps steps={userTypes.steps} />,
      how: stepsEdit({
        reading: userTypes,
        effect: undefined,
        set: (steps) => set({ steps }),
        commit: (change) => commit?.(change),
      }),
    },
    {
      label: 'Everybody also is',
      shown:
        userTypes.everybody.length > 0 ? (
          <Chips
            items={labelsOf(model, 'userTypes', userTypes.everybody).map((label) => ({
              key: label,
              label,
              aside: null,
            }))}
          />
        ) : (
          <span className="choose">Nothing more</span>
        ),
      how: givenEdit({
        part: 'userTypes',
        model,
        keys: userTypes.everybody,
        set: (everybody) => set({ everybody }),
        commit: (change) => commit?.(change),
      }),
    },
  ]
  const otherwise = typeof userTypes.else === 'string' ? userTypes.else : 'row'
  return (
    <section className="settings" aria-label="User types: questions">
      {readings.map(({ label, shown, how }) => (
        <div key={label} className="setting">
          <span className="setting-label">{label}</span>
          {commit ? (
            <PopoverButton
              width={how.width}
              button={
                <Button
                  variant="default"
                  className="setting-button"
                  justify="start"
                  aria-label={label}
                >
                  {shown}
                </Button>
              }
            >
              {(close) => how.box(close, '')}
            </PopoverButton>
          ) : (
            shown
          )}
        </div>
      ))}
      <Setting
        label="A person with several"
        options={combinations}
        value={userTypes.combine}
        onSet={commit && ((combine: Tab['combine']) => commit(set({ combine })))}
      />
      <Setting
        label="A value that no row names"
        options={elses.filter(({ value }) => value !== 'row' || otherwise === 'row')}
        value={otherwise}
        onSet={
          commit && ((value: Else) => (value === 'row' ? undefined : commit(set({ else: value }))))
        }
      >
        {typeof userTypes.else === 'string'
          ? null
          : labelsOf(model, 'userTypes', userTypes.else.userTypes).join(', ')}
      </Setting>
      {problems.map(({ text, severity }) => (
        <p key={text} className="setting-problem" data-severity={severity}>
          {text}
        </p>
      ))}
    </section>
  )
}

const combinations: Option<Tab['combine']>[] = [
  { value: 'union', label: 'Is all of them', about: 'Every user type of every ticket.' },
  { value: 'highest', label: 'Is the highest', about: 'By the order of the platform’s types.' },
  { value: 'first', label: 'Is the first', about: 'By the order of the rows below.' },
]

type Else = 'hold' | 'leave out' | 'row'
const elses: Option<Else>[] = [
  { value: 'hold', label: 'Holds the person', about: 'A question that a person answers.' },
  { value: 'leave out', label: 'Leaves them out', about: 'They do not come in.' },
  { value: 'row', label: 'Has a row of its own', about: 'They become:' },
]
