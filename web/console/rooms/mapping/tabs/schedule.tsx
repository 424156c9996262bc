import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import type { Option } from '../words.ts'
import { DaySetting } from './day-setting.tsx'
import { InForce, NotYet } from './in-force.tsx'
import { Limits } from './schedule-limits.tsx'
import { Setting } from './setting.tsx'
import { TextSetting } from './text-setting.tsx'
import { useSiteSettings } from './use-site-settings.ts'
import { useTab } from './use-tab.ts'

type Tab = MappingDocument['schedule']

/** When the source is read by itself, and how much one sync may change without being asked about. */
export function Schedule() {
  const { settings } = useSiteSettings()
  const [tab, set] = useTab('schedule')
  const byItself = tab.every !== 'by hand'
  const atTime = tab.every === 'day' || tab.every === 'week'
  return (
    <>
      <section className="settings" aria-label="Schedule">
        <Setting
          label="The source is read"
          options={every}
          value={tab.every}
          usual="by hand"
          onSet={set && ((every: Tab['every']) => set({ every }))}
          at={{ tab: 'schedule', column: 'every' }}
        >
          {byItself ? (
            <NotYet>today the source is read when somebody presses the button in Plan.</NotYet>
          ) : (
            <InForce />
          )}
        </Setting>
        {atTime ? (
          <TextSetting
            label="At"
            type="time"
            value={tab.at}
            onSet={set && ((at) => set({ at }))}
            refuses={(text) => (text === '' ? 'Write a time such as 03:00.' : undefined)}
            about={`In the time zone of the event${settings ? `, ${settings.timeZone}` : ''}. Usually: 03:00.`}
            at={{ tab: 'schedule', column: 'at' }}
          />
        ) : null}
        {byItself || tab.from !== null || tab.until !== null ? (
          <>
            <DaySetting
              label="From"
              value={tab.from}
              onSet={set && ((from) => set({ from }))}
              none="Begins as soon as it is deployed."
              some="The first day of the sync."
              at={{ tab: 'schedule', column: 'from' }}
            />
            <DaySetting
              label="Until"
              value={tab.until}
              onSet={set && ((until) => set({ until }))}
              none="Goes on until somebody stops it."
              some="The last day of the sync. Everybody who is here then stays."
              at={{ tab: 'schedule', column: 'until' }}
            />
          </>
        ) : null}
      </section>
      <Limits limits={tab.limits} onSet={set && ((limits) => set({ limits }))} />
    </>
  )
}

const every: Option<Tab['every']>[] = [
  {
    value: 'by hand',
    label: 'By hand only',
    about: 'Somebody presses the button in Plan; nothing happens by itself.',
  },
  { value: 'hour', label: 'Every hour', about: 'For the days around the event.' },
  { value: '6 hours', label: 'Every 6 hours', about: 'Four times a day.' },
  { value: 'day', label: 'Every day', about: 'Once a day, at the time that you choose.' },
  { value: 'week', label: 'Every week', about: 'Once a week, at the time that you choose.' },
]
