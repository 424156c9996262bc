import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonata from 'jsonata'
import { gone, sectors, standings } from './by-hand.ts'
import * as read from './readers.ts'
import type { Registration } from './records.ts'
import type { Result } from './result.ts'

/** The mapping of mapping.yaml in JSONata: parsed once, with its tables bound and its functions registered once. */
export function compileJsonata(): (registration: Registration) => Promise<Result> {
  const expression = jsonata(readFileSync(join(import.meta.dirname, 'mapping.jsonata'), 'utf8'))
  expression.assign('gone', [...gone])
  expression.assign('standings', Object.fromEntries(standings))
  expression.assign('sectors', Object.fromEntries(sectors))
  for (const [name, implementation] of Object.entries(functions)) {
    expression.registerFunction(name, implementation)
  }
  return async (registration) => {
    try {
      return (await expression.evaluate(registration)) as Result
    } catch (error) {
      if (!(error instanceof read.Held)) throw error
      return { status: 'held', externalId: `reg-${registration.id}`, text: error.message }
    }
  }
}

/** JSONata's own functions refuse null, so a blank becomes nothing before they are called. */
const functions = {
  filled: (value: string | null | undefined) => (read.isBlank(value) ? undefined : value),
  hold: (text: string) => {
    throw new read.Held(text)
  },
  refuse: read.refuse,
  nameCase: (value: string | undefined) => value && read.nameCase(value),
  personKey: read.personKey,
  readText: read.text,
  readLongText: (value: string | null | undefined, room: number) =>
    read.longText(value?.trim(), room),
  readEmail: read.email,
  readCountry: read.country,
  readPhone: read.phone,
  readWebsite: read.website,
  readDate: read.date,
  readYesNo: read.yesNo,
  readNumber: read.number,
}
