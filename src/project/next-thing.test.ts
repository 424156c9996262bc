import { expect, test } from 'vitest'
import { nextThing, type EnvironmentFacts, type ProjectFacts } from './next-thing.ts'

const nothing: EnvironmentFacts = {
  release: null,
  pull: 'none',
  plan: 'none',
  changes: 0,
  expected: 0,
  held: 0,
  run: 'none',
  people: 0,
  testPeople: 0,
  invited: 0,
}
const source = { name: 'Quayside', sample: 'there', records: 250 } as const
const mapped: ProjectFacts = {
  source,
  mapping: { rows: 20, problems: 0, onlyContent: false },
  dev: nothing,
  prod: nothing,
}
const ran: EnvironmentFacts = {
  ...nothing,
  release: 3,
  pull: 'complete',
  plan: 'applied',
  run: 'done',
  people: 4814,
  expected: 4814,
}
const tested: EnvironmentFacts = { ...ran, testPeople: 1, invited: 1 }
const inProd: ProjectFacts = { ...mapped, dev: tested, prod: tested }
const on = (dev: Partial<EnvironmentFacts>): ProjectFacts => ({
  ...mapped,
  dev: { ...nothing, ...dev },
})
const onProd = (prod: Partial<EnvironmentFacts>): ProjectFacts => ({
  ...inProd,
  prod: { ...nothing, release: 3, ...prod },
})
const pulled = { pull: 'complete' } as const

test.each<[string, ProjectFacts, string, string, string | null]>([
  ['nothing is there', { ...mapped, source: null }, 'Connect source', 'source', null],
  [
    'connected',
    { ...mapped, source: { ...source, sample: 'none' } },
    'Pull sample',
    'source',
    null,
  ],
  [
    'a sample on its way',
    { ...mapped, source: { ...source, sample: 'under way' } },
    'Watch sample',
    'source',
    null,
  ],
  [
    'no sample could be had',
    { ...mapped, source: { ...source, sample: 'failed' } },
    'See what it answered',
    'source',
    null,
  ],
  [
    'an empty mapping',
    { ...mapped, mapping: { rows: 0, problems: 1, onlyContent: false } },
    'Fill in mapping',
    'mapping',
    null,
  ],
  [
    'a mapping with a problem',
    { ...mapped, mapping: { rows: 9, problems: 1, onlyContent: false } },
    'Mend 1 problem',
    'mapping',
    null,
  ],
  ['mapped', mapped, 'Pull everyone', 'plan', 'dev'],
  ['a pull on its way', on({ pull: 'under way' }), 'Watch pull', 'plan', 'dev'],
  ['a pull that waits', on({ pull: 'parked' }), 'See pull', 'plan', 'dev'],
  [
    'a pull that broke off',
    on({ pull: 'incomplete', plan: 'applied', run: 'done' }),
    'See why',
    'plan',
    'dev',
  ],
  ['pulled', on(pulled), 'Plan for Dev', 'plan', 'dev'],
  ['a plan on its way', on({ ...pulled, plan: 'under way' }), 'Watch plan', 'plan', 'dev'],
  ['a plan that failed', on({ ...pulled, plan: 'failed' }), 'See why', 'plan', 'dev'],
  ['a plan that is outdated', on({ ...ran, plan: 'outdated' }), 'Plan for Dev', 'plan', 'dev'],
  [
    'planned',
    on({ ...pulled, plan: 'ready', changes: 4902 }),
    'Apply to Dev: 4,902 people',
    'plan',
    'dev',
  ],
  [
    'a first plan that changes nothing',
    on({ ...pulled, plan: 'ready' }),
    'Apply to Dev: 0 people',
    'plan',
    'dev',
  ],
  [
    'a run on its way',
    on({ ...pulled, plan: 'applied', run: 'under way' }),
    'Watch run',
    'plan',
    'dev',
  ],
  ['a run that stopped', on({ ...ran, run: 'failed' }), 'See why', 'plan', 'dev'],
  ['nobody to test with', on(ran), 'Make test person', 'people', 'dev'],
  ['nobody invited', on({ ...ran, testPeople: 1 }), 'Invite test person', 'people', 'dev'],
  [
    'Prod is under way, though nobody tested',
    { ...onProd(pulled), dev: ran },
    'Plan for Prod',
    'plan',
    'prod',
  ],
  ['tested on Dev', { ...mapped, dev: tested }, 'Deploy release 3 to Prod', 'release', null],
  [
    'Prod is behind',
    { ...inProd, prod: { ...tested, release: 2 } },
    'Deploy release 3 to Prod',
    'release',
    null,
  ],
  ['deployed to Prod', onProd({}), 'Pull everyone', 'plan', 'prod'],
  ['pulled for Prod', onProd(pulled), 'Plan for Prod', 'plan', 'prod'],
  [
    'planned for Prod',
    onProd({ ...pulled, plan: 'ready', changes: 1 }),
    'Apply to Prod: 1 person',
    'plan',
    'prod',
  ],
  ['nobody invited on Prod', onProd(ran), 'Invite people', 'mail', 'prod'],
  [
    'a later plan that changes nothing',
    onProd({ ...tested, plan: 'ready' }),
    'Pull everyone again',
    'plan',
    'prod',
  ],
  [
    'people held on Prod',
    onProd({ ...tested, held: 14 }),
    'Look at 14 people held',
    'plan',
    'prod',
  ],
  ['all is done', inProd, 'Pull everyone again', 'plan', 'prod'],
])('%s: %#', (_, facts, act, room, environment) => {
  expect(nextThing(facts)).toMatchObject({ act, room, environment })
})

test('only at the end is nothing left to do', () => {
  expect(nextThing(inProd)).toMatchObject({ tone: 'done', says: 'Nothing waits for you.' })
  expect(nextThing(onProd({ ...tested, held: 1 }))).toMatchObject({
    tone: 'act',
    says: '1 person is held on Prod, each with a reason.',
  })
})

test('content that is mapped has nothing left to do, and says what is not there yet', () => {
  const mapping = { rows: 9, problems: 0, onlyContent: true }
  expect(nextThing({ ...mapped, mapping })).toMatchObject({
    stage: 'mapping',
    tone: 'done',
    says: expect.stringContaining('cannot bring content onto the platform yet') as string,
  })
})
