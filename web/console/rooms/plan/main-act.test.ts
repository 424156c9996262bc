import { expect, test } from 'vitest'
import type { Standing } from '../project/queries.ts'
import { mainAct } from './main-act.ts'

const standing = (
  pull: string | null,
  plan: string | null = null,
  run: string | null = null,
  snapshot = pull === 'complete',
) =>
  ({
    pull: pull && { state: pull },
    snapshot: snapshot ? {} : null,
    plan: plan && { state: plan },
    run: run && { state: run },
  }) as unknown as Standing

test.each([
  ['nothing was pulled', standing(null), true, 'pull'],
  ['a pull on its way', standing('running'), true, null],
  ['a pull that waits', standing('parked', 'ready', null, true), false, null],
  ['a first pull that broke off', standing('incomplete'), true, 'pull'],
  ['pulled', standing('complete'), true, 'plan'],
  ['a plan on its way', standing('complete', 'running'), false, null],
  ['a plan that failed', standing('complete', 'failed'), true, 'plan'],
  ['planned', standing('complete', 'ready'), false, 'apply'],
  [
    'planned, and a later pull broke off',
    standing('incomplete', 'ready', null, true),
    false,
    'apply',
  ],
  ['a run on its way', standing('complete', 'applied', 'running'), false, null],
  ['applied', standing('complete', 'applied', 'done'), false, 'people'],
  [
    'applied, and a later pull broke off',
    standing('incomplete', 'applied', 'done', true),
    false,
    'pull',
  ],
  ['applied, and something moved on since', standing('complete', 'applied', 'done'), true, 'plan'],
  ['a run that stopped', standing('complete', 'applied', 'failed'), false, 'plan'],
] as const)('%s', (_, stands, isDue, act) => {
  expect(mainAct(stands, isDue)).toBe(act)
})
