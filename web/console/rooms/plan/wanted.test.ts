import { expect, test } from 'vitest'
import type { Overview, Standing } from '../project/queries.ts'
import { wanted } from './wanted.ts'

const one = { releaseId: 'r1', number: 1 }
const two = { releaseId: 'r2', number: 2 }
const overview = (
  draft: typeof one | null,
  dev: typeof one | null,
  prod: typeof one | null = null,
) =>
  ({
    draft,
    releases: [one],
    dev: { release: dev },
    prod: { release: prod },
  }) as unknown as Overview
const standing = (
  release: typeof one | null,
  { pullId = 'p1', obstacle = null as string | null } = {},
) =>
  ({
    snapshot: { pullId },
    plan: release && { release, pullId: 'p1', bridge: {}, obstacle },
  }) as unknown as Standing

test.each([
  [
    'no plan, mapping in no release',
    overview(null, null),
    standing(null),
    'dev',
    /becomes release 2/,
    null,
  ],
  [
    'no plan, mapping is what runs',
    overview(one, one),
    standing(null),
    'dev',
    /release 1, which is on Dev/,
    one,
  ],
  [
    'no plan, mapping is another release',
    overview(two, one),
    standing(null),
    'dev',
    /release 2, which is given to Dev/,
    null,
  ],
  ['newer data', overview(one, one), standing(one, { pullId: 'p2' }), 'dev', /data is newer/, one],
  ['a changed mapping', overview(null, one), standing(one), 'dev', /mapping changed/, null],
  [
    'another run since',
    overview(one, one),
    standing(one, { obstacle: 'overtaken' }),
    'dev',
    /Another run/,
    one,
  ],
  [
    'another release on Dev since',
    overview(one, two),
    standing(one, { obstacle: 'no permit' }),
    'dev',
    /not on Dev any more/,
    null,
  ],
  [
    'Prod without a plan',
    overview(null, two, one),
    standing(null),
    'prod',
    /release 1, which is on Prod/,
    one,
  ],
  [
    'another release on Prod since',
    overview(two, two, two),
    standing(one),
    'prod',
    /Release 2 was deployed/,
    two,
  ],
] as const)('a plan is due: %s', (_, project, stands, environment, says, release) => {
  const want = wanted(project, stands, environment)
  expect(want).toMatchObject({ isDue: true, release })
  expect(want.says).toMatch(says)
})

test('a plan of what is wanted, over the newest data, is not due', () => {
  expect(wanted(overview(one, one), standing(one), 'dev')).toMatchObject({
    isDue: false,
    says: null,
  })
  expect(wanted(overview(null, two, one), standing(one), 'prod')).toMatchObject({ isDue: false })
})
