import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import { sourcesEdit } from '../boxes/sources-box.tsx'
import { stepsEdit } from '../boxes/steps-box.tsx'
import { editCodes } from '../edits.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { BoxSetting } from './box-setting.tsx'
import { Sources, Steps } from './reading-cells.tsx'
import { Setting } from './setting.tsx'
import { SettingProblems } from './setting-problems.tsx'

type Codes = MappingDocument['userTypes']['codes']

/** Where the codes that people used stand, and what becomes of those that do not count. */
export function AccessCodeSettings() {
  const { program, edit } = useRoom()
  const { codes } = program.document.userTypes
  const set = (more: Partial<Codes>) => editCodes((before) => ({ ...before, ...more }))
  const commit = edit
    ? (more: Partial<Codes>) => edit(set(more), `codes ${Object.keys(more).join(' ')}`)
    : null
  const at = (column: string) => ({ tab: 'userTypes' as const, row: 'codes', column })
  const hasDays = codes.rows.some(({ from, until }) => from !== null || until !== null)
  return (
    <section className="settings" aria-label="Access codes: questions">
      <BoxSetting
        label="Codes are read from"
        about="Every value found there is looked up in the list below."
        shown={<Sources sources={codes.sources} steps={[]} all />}
        how={sourcesEdit({
          reading: codes,
          several: 'all',
          set: ({ sources }) => set({ sources }),
          commit: (change) => edit?.(change, 'codes sources'),
        })}
        at={at('sources')}
      />
      <BoxSetting
        label="Recipe"
        about="What is done to a code before it is looked up."
        shown={<Steps steps={codes.steps} />}
        how={stepsEdit({
          reading: codes,
          effect: undefined,
          set: (steps) => set({ steps }),
          commit: (change) => edit?.(change, 'codes steps'),
        })}
        at={at('steps')}
      />
      <BoxSetting
        label="The day of use is read from"
        about={
          codes.usedOn === ''
            ? 'Left blank, a code counts by the day of the sync.'
            : 'A code counts by the day that stands there.'
        }
        shown={
          codes.usedOn === '' ? (
            <span className="choose">Nowhere</span>
          ) : (
            <Sources sources={[codes.usedOn]} steps={[]} />
          )
        }
        how={sourcesEdit({
          reading: { sources: codes.usedOn === '' ? [] : [codes.usedOn], steps: [] },
          several: 'one',
          set: ({ sources }) => set({ usedOn: sources[0] ?? '' }),
          commit: (change) => edit?.(change, 'codes usedOn'),
        })}
        at={at('usedOn')}
      />
      <Setting
        label="A code that is not listed"
        options={elses}
        value={codes.else}
        usual="ignore"
        onSet={commit && ((otherwise: Codes['else']) => commit({ else: otherwise }))}
        at={at('else')}
      />
      <Setting
        label="A code outside its days"
        options={expired}
        value={codes.expired}
        usual="hold"
        onSet={commit && ((expired: Codes['expired']) => commit({ expired }))}
        at={at('expired')}
      >
        {hasDays ? null : 'No code has days yet.'}
      </Setting>
      <SettingProblems at={at('rows')} />
    </section>
  )
}

const elses: Option<Codes['else']>[] = [
  { value: 'ignore', label: 'Gives nothing', about: 'Many are discounts only.' },
  { value: 'hold', label: 'Holds the person', about: 'A question that a person answers.' },
]
const expired: Option<Codes['expired']>[] = [
  { value: 'hold', label: 'Holds the person', about: 'A person decides whether it counts.' },
  { value: 'ignore', label: 'Gives nothing', about: 'They come in by their ticket alone.' },
]
