import type { Random } from './random.ts'

/** An invented employer; its domain ends in .example, which nobody can own (RFC 2606). */
export type Organisation = { name: string; domain: string }

const FIRST_WORDS = [
  'North Quay',
  'Harbour Light',
  'Blue Anchor',
  'Tidewater',
  'Saltmarsh',
  'Seven Piers',
  'Lantern Bay',
  'Greywater',
  'Long Jetty',
  'Copper Buoy',
  'Windward',
  'Leeward',
  'Old Ropewalk',
  'Kelp & Tide',
  'Slack Water',
  'Red Crane',
  'Ebb & Flow',
  'Breakwater',
  'Oyster Point',
  'Fairlead',
  'Mooring Row',
  'Twelve Fathom',
  'Cormorant',
  'Sandbank',
  'Beacon Hill',
  'Halyard',
]

const KINDS = [
  'Logistics',
  'Institute',
  'Port Authority',
  'University',
  'Shipping',
  'Robotics',
  'Analytics',
  'Foundation',
  'Press',
  'Marine Services',
  'Energy',
  'Cold Storage',
  'Consulting',
  'Engineering',
  'Museum',
  'Pilots',
  'Terminals',
  'Software',
  'Ferries',
  'Insurance',
]

export function inventOrganisation(random: Random): Organisation {
  const name = `${random.pick(FIRST_WORDS)} ${random.pick(KINDS)}`
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return { name, domain: `${slug}.example` }
}
