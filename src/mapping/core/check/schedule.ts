import { checkDays } from './days.ts'
import type { MappingDocument } from '../document.ts'
import type { Problem } from '../problem.ts'

type Schedule = MappingDocument['schedule']

export function checkSchedule({ schedule }: MappingDocument): Problem[] {
  const found = checkDays(schedule, { tab: 'schedule', row: null })
  if (schedule.every === 'by hand' && (schedule.from !== null || schedule.until !== null)) {
    const text = 'The source is read by hand, so the first and the last day of the sync do nothing.'
    found.push(doubt('every', text))
  }
  return [...found, ...checkLimits(schedule.limits)]
}

function checkLimits({ suspend, change }: Schedule['limits']): Problem[] {
  const found: Problem[] = []
  if (suspend.people === null && suspend.percent === null) {
    const text =
      'Nothing limits how many people one sync may suspend: a fault at the source would suspend everybody unasked.'
    found.push(doubt('limits', text))
  }
  for (const [what, { percent }] of Object.entries({ suspend, change })) {
    if (percent !== 100) continue
    const text = `No sync can ${what} more than 100 % of the people, so this limit never stops anything.`
    found.push(doubt('limits', text))
  }
  return found
}

function doubt(column: string, text: string): Problem {
  return { severity: 'warning', tab: 'schedule', row: null, column, text }
}
