import { line, orNone, percent, whole } from '../text/kind.ts'
import { wordsAt, type Setting, type Sheet } from './definition.ts'

export const schedule: Sheet = {
  shape: 'settings',
  tab: 'schedule',
  key: 'schedule',
  name: 'Schedule & limits',
  about: 'When is your data read by itself, and how much may change before a person is asked?',
  settings: [
    {
      at: ['schedule', 'every'],
      label: 'How often',
      about: 'by hand: only when somebody starts it. Blank: by hand.',
      kind: wordsAt('schedule.every'),
    },
    {
      at: ['schedule', 'at'],
      label: 'Time of day',
      about: 'For day and week, in the time zone of the event, such as 03:00. Blank: 03:00.',
      kind: line,
    },
    {
      at: ['schedule', 'from'],
      label: 'First day',
      about: 'Such as 2027-05-01. Blank: at once.',
      kind: line,
    },
    {
      at: ['schedule', 'until'],
      label: 'Last day',
      about: 'Such as 2027-05-31. Blank: without an end.',
      kind: line,
    },
    ...limits('suspend', 'suspended', '20 people and 10 percent'),
    ...limits('create', 'new', 'no limit'),
    ...limits('change', 'changed', 'no limit'),
  ],
}

function limits(key: string, what: string, blank: string): Setting[] {
  const at = ['schedule', 'limits', key]
  const about = `With more in one sync, and more than the percentage too, a person is asked first. Write no limit for none. Blank: ${blank}.`
  return [
    { at: [...at, 'people'], label: `Most people ${what}`, about, kind: orNone(whole, 'no limit') },
    {
      at: [...at, 'percent'],
      label: `Most people ${what}, in percent`,
      about,
      kind: orNone(percent, 'no limit'),
    },
  ]
}
