import jsonata from 'jsonata/package.json' with { type: 'json' }
import { judge, type Measurement } from './measurement.ts'
import { firstDisagreement } from './mapping/agreement.ts'
import { mapByHand } from './mapping/by-hand.ts'
import { compileBenchMapping } from './mapping/gangway.ts'
import { inventRegistrations, type Registration } from './mapping/records.ts'
import { compileJsonata } from './mapping/with-jsonata.ts'
import { median, race, speedOver } from './race.ts'

const registrations = inventRegistrations(5000, 2027)

/**
 * 24 platform fields, a value table, a rule and user types: Gangway against the same in JSONata and the same by hand,
 * once all three have made the same of every record. `map` is what runs; its reasons are had again by `explain`.
 */
export async function mapping(say: (text: string) => void): Promise<Measurement[]> {
  const gangway = compileBenchMapping()
  const mapInJsonata = compileJsonata()
  say(`Mapping: do all three make the same of ${registrations.length} registrations?`)
  const disagreement = await firstDisagreement(registrations, gangway, {
    JSONata: mapInJsonata,
    'the mapping by hand': mapByHand,
  })
  if (disagreement !== null) throw new Error(disagreement)
  say('They do. Mapping them in turns, for some fifteen seconds …')
  const times = await race(
    {
      gangway: () => mapAll((registration) => gangway.map(registration)),
      byHand: () => mapAll(mapByHand),
      explain: () => mapAll((registration) => gangway.explain(registration).result),
      jsonata: () => mapAllInTurn(mapInJsonata),
    },
    { warmUp: 2, counted: 7 },
  )
  const mapped = { name: 'mapping: map', value: perSecond(times.gangway), unit: 'records/s' }
  return [
    judge({
      ...mapped,
      against: `JSONata ${jsonata.version}`,
      ratio: speedOver(times.gangway, times.jsonata),
      bar: 10,
    }),
    judge({
      ...mapped,
      against: 'by hand in JavaScript',
      ratio: speedOver(times.gangway, times.byHand),
      bar: 0.5,
    }),
    judge({
      name: 'mapping: explain, every step told',
      value: perSecond(times.explain),
      unit: 'records/s',
      against: 'map',
      ratio: speedOver(times.explain, times.gangway),
      bar: null,
    }),
  ]
}

/** What takes part of every result into the sum. */
type Weighed = { status: string; externalId: string | null }

function mapAll(map: (registration: Registration) => Weighed): number {
  let sum = 0
  for (const registration of registrations) sum += weight(map(registration))
  return sum
}

/** JSONata answers by a promise, and is used so: one record, then the next. */
async function mapAllInTurn(
  map: (registration: Registration) => Promise<Weighed>,
): Promise<number> {
  let sum = 0
  for (const registration of registrations) sum += weight(await map(registration))
  return sum
}

function weight({ status, externalId }: Weighed): number {
  return status.length + (externalId?.length ?? 0)
}

function perSecond(times: readonly number[]): number {
  return (1000 * registrations.length) / median(times)
}
