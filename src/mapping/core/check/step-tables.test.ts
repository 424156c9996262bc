import { expect, test } from 'vitest'
import { profiled, saidOf } from './testing.ts'

const tickets = {
  id: 'tickets',
  name: 'Tickets',
  rows: [{ id: 't1', from: ['DEL'], to: 'Delegate' }],
}

/** What the checks say of one row for the field 'city', beside a value table 'tickets'. */
function saidOfRow(row: object, fields?: Parameters<typeof profiled>[]) {
  const rows = [{ id: 'r', field: 'city', sources: ['town'], ...row }]
  return saidOf(
    { fields: { rows }, values: { tables: [tickets] } },
    fields ? { fields: fields.map((field) => profiled(...field)) } : {},
  )
}

test('a table that only a step looks values up in is used', () => {
  expect(saidOfRow({ steps: [{ recipe: 'lookup table', table: 'tickets' }] })).toEqual([])
  expect(saidOfRow({})).toEqual([
    "warning values/tickets/null: No field uses the value table 'Tickets'.",
  ])
})

test('a value that the table of a step does not name is counted, at the table', () => {
  const steps = [
    { recipe: 'prefix', text: 'D' },
    { recipe: 'lookup table', table: 'tickets' },
    { recipe: 'suffix', text: '!' },
  ]
  const said = saidOfRow({ steps }, [
    [
      'town',
      [
        ['EL', 900],
        ['UO', 14],
      ],
    ],
  ])
  expect(said).toEqual([
    "warning values/tickets/rows: 14 people have city 'UO', which no row names.",
  ])
})

test('a step that names no table, or one that is not there', () => {
  const steps = [
    { recipe: 'lookup table', table: 'ticket' },
    { recipe: 'lookup table', table: '' },
  ]
  expect(saidOfRow({ steps })).toEqual([
    "problem fields/r/steps: 'ticket' is not a value table; did you mean 'tickets'?",
    "problem fields/r/steps: The recipe 'lookup table' needs a value table; choose one.",
    "warning values/tickets/null: No field uses the value table 'Tickets'.",
  ])
})

test('a row that a template fills needs no source, and its fill is not guessed at', () => {
  const steps = [{ recipe: 'template' as const, text: '{town}, {land}' }]
  const said = saidOf(
    { fields: { rows: [{ id: 'r', field: 'city', steps, required: true }] } },
    { fields: [profiled('town', [['Cork', 3]]), profiled('land', [['IE', 3]])] },
  )
  expect(said).toEqual([])
})

test('what a step makes of a value with the rest of the record is not judged by the value alone', () => {
  const steps = [{ recipe: 'join by id', in: 'towns', take: 'name' }]
  expect(saidOfRow({ steps, values: 'tickets' }, [['town', [['c7', 900]]]])).toEqual([])
})

test('faulty paths in the parameters of steps', () => {
  const steps = [
    { recipe: 'template', text: '{a..b}' },
    { recipe: 'join by id', in: 'towns[', take: 'name' },
    { recipe: 'pick from a list where', where: 'a.', is: ['b'] },
    { recipe: 'phone', countryFrom: '.a' },
  ]
  expect(saidOfRow({ steps, values: 'tickets' })).toEqual([
    "problem fields/r/steps: After '.' comes the name of a field; found '.b' at character 3 in 'a..b'.",
    "problem fields/r/steps: Between '[' and ']' comes a number, nothing, or 'key=text'; found the end in 'towns['.",
    "problem fields/r/steps: After '.' comes the name of a field; found the end in 'a.'.",
    "problem fields/r/steps: A path begins with the name of a field; found '.a' at character 1 in '.a'.",
  ])
})

test('a step cannot look at what another row never stores', () => {
  const rows = [
    { id: 'n', field: '', sources: ['passport'], neverStore: true },
    { id: 'r', field: 'city', steps: [{ recipe: 'template' as const, text: '{passport.town}' }] },
  ]
  expect(saidOf({ fields: { rows } })).toEqual([
    "problem fields/r/steps: 'passport.town' is never stored, as another row has it, so it will always be found blank.",
  ])
})

test('a moment is no date, but the day of one is', () => {
  const row = { field: 'arrival', steps: [{ recipe: 'date and time' }] }
  expect(saidOfRow({ ...row, values: null })).toContain(
    "problem fields/r/steps: Arrival date takes a date, but the recipe 'date and time' gives a moment.",
  )
  const day = { ...row, steps: [{ recipe: 'date and time', give: 'day' }] }
  expect(saidOfRow(day).filter((text) => text.includes('fields/'))).toEqual([])
})
