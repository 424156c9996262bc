import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  mergeField,
  mergeRemoval,
  type FieldState,
  type MergedField,
  type MergePolicy,
} from './merge.ts'

const policy: MergePolicy = { write: 'always', blank: 'keep', default: 'D' }
const old: FieldState = {
  sourceBefore: 'S',
  sourceNow: 'S',
  local: undefined,
  effective: 'S',
  isCreate: false,
}

type Row = [string, Partial<MergePolicy>, Partial<FieldState>, Partial<MergedField>]

test.each<Row>([
  ['new, a value', {}, { isCreate: true, sourceBefore: null, effective: null }, { effective: 'S' }],
  [
    'new, blank',
    {},
    { isCreate: true, sourceBefore: null, sourceNow: null, effective: null },
    { effective: 'D' },
  ],
  [
    'new, create only',
    { write: 'create only' },
    { isCreate: true, sourceBefore: null, effective: null },
    { effective: 'S' },
  ],
  [
    'new, never',
    { write: 'never' },
    { isCreate: true, sourceBefore: null, effective: null },
    { effective: null },
  ],
  ['never, changed', { write: 'never' }, { sourceNow: 'T' }, { effective: 'S' }],
  ['create only, changed', { write: 'create only' }, { sourceNow: 'T' }, { effective: 'S' }],
  [
    'create only, edited',
    { write: 'create only' },
    { sourceNow: 'T', local: 'L', effective: 'L' },
    { effective: 'L', local: 'L' },
  ],
  ['if blank, not blank', { write: 'if blank' }, { sourceNow: 'T' }, { effective: 'S' }],
  [
    'if blank, blank',
    { write: 'if blank' },
    { sourceBefore: null, effective: null },
    { effective: 'S' },
  ],
  [
    'if blank, blanked here, unchanged',
    { write: 'if blank' },
    { local: null, effective: null },
    { effective: null, local: null },
  ],
  [
    'if blank, blanked here, changed',
    { write: 'if blank' },
    { sourceNow: 'T', local: null, effective: null },
    { effective: 'T' },
  ],
  [
    'if blank, blank on both sides',
    { write: 'if blank', blank: 'default' },
    { sourceBefore: null, sourceNow: null, effective: null },
    { effective: 'D' },
  ],
  ['unchanged', {}, {}, { effective: 'S' }],
  ['unchanged, edited', {}, { local: 'L', effective: 'L' }, { effective: 'L', local: 'L' }],
  [
    'unchanged, blanked here',
    {},
    { local: null, effective: null },
    { effective: null, local: null },
  ],
  ['changed', {}, { sourceNow: 'T' }, { effective: 'T' }],
  ['changed, edited', {}, { sourceNow: 'T', local: 'L', effective: 'L' }, { effective: 'T' }],
  [
    'first word of a source, edited',
    {},
    { sourceBefore: null, local: 'L', effective: 'L' },
    { effective: 'S' },
  ],
  ['gone blank, keep', { blank: 'keep' }, { sourceNow: null }, { effective: 'S' }],
  [
    'gone blank, keep, edited',
    { blank: 'keep' },
    { sourceNow: null, local: 'L', effective: 'L' },
    { effective: 'L', local: 'L' },
  ],
  ['gone blank, clear', { blank: 'clear' }, { sourceNow: null }, { effective: null }],
  [
    'gone blank, clear, edited',
    { blank: 'clear' },
    { sourceNow: null, local: 'L', effective: 'L' },
    { effective: null },
  ],
  ['gone blank, default', { blank: 'default' }, { sourceNow: null }, { effective: 'D' }],
  [
    'still blank, clear',
    { blank: 'clear' },
    { sourceBefore: null, sourceNow: null, effective: 'D' },
    { effective: 'D' },
  ],
  [
    'still blank, edited, clear',
    { blank: 'clear' },
    { sourceBefore: null, sourceNow: null, local: 'L', effective: 'L' },
    { effective: 'L', local: 'L' },
  ],
  ['false is a value', {}, { sourceNow: false }, { effective: false }],
])('%s', (_, policyChanges, stateChanges, expected) => {
  const merged = mergeField({ ...policy, ...policyChanges }, { ...old, ...stateChanges })
  expect(merged).toEqual({ local: undefined, ...expected })
})

test.each([
  ['edited', { local: 'L', effective: 'L' }, { effective: 'L', local: 'L' }],
  ['from the source', {}, { effective: null }],
  ['from elsewhere', { effective: 'E' }, { effective: 'E' }],
])('a field whose row is gone, %s', (_, changes, expected) => {
  const { sourceBefore, local, effective } = { ...old, ...changes }
  expect(mergeRemoval({ sourceBefore, local, effective })).toEqual({
    local: undefined,
    ...expected,
  })
})

describe('for any policy and state', () => {
  const value = fc.constantFrom('S', 'T', 'L', false, 0, null)
  const anyPolicy = fc.record({
    write: fc.constantFrom(
      'always' as const,
      'create only' as const,
      'if blank' as const,
      'never' as const,
    ),
    blank: fc.constantFrom('keep' as const, 'clear' as const, 'default' as const),
    default: value,
  })
  const state = fc
    .record({
      sourceBefore: value,
      sourceNow: value,
      edit: fc.option(fc.record({ local: value }), { nil: undefined }),
      effective: value,
      isCreate: fc.boolean(),
    })
    .map(({ edit, ...rest }): FieldState => ({
      ...rest,
      local: edit?.local,
      effective: edit ? edit.local : rest.effective,
    }))

  test('twice is once', () => {
    fc.assert(
      fc.property(anyPolicy, state, (anyone, before) => {
        const once = mergeField(anyone, before)
        const again = mergeField(anyone, {
          ...once,
          sourceBefore: before.sourceNow,
          sourceNow: before.sourceNow,
          isCreate: false,
        })
        expect(again).toEqual(once)
      }),
    )
  })

  test('an edit that stands is what shows', () => {
    fc.assert(
      fc.property(anyPolicy, state, (anyone, before) => {
        const { local, effective } = mergeField(anyone, before)
        if (local !== undefined) expect(effective).toBe(local)
      }),
    )
  })
})
