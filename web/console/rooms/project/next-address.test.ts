import { expect, test } from 'vitest'
import { nextAddress } from './next-address.ts'

const here = { project: 'p1', site: 'harbor' }

test.each([
  ['source', null, '/projects/p1/source', {}],
  ['plan', 'prod', '/projects/p1/plan', { environment: 'prod' }],
  ['people', 'dev', '/sites/harbor/dev/people', {}],
  ['mail', 'prod', '/sites/harbor/prod/mail', {}],
] as const)('%s of %s is done at %s', (room, environment, to, search) => {
  expect(nextAddress({ room, environment }, here)).toEqual({ to, search })
})
