import { unknownKeys } from './known-keys.ts'
import type { MappingDocument, TestPerson } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { tagsOf } from '../tags.ts'
import { tryTestPeople } from '../test-people.ts'

/** Whether each test person can be judged, and comes out as was agreed. */
export function checkTestPeople(document: MappingDocument, model: PlatformModel): Problem[] {
  const faults = document.testPeople.rows.flatMap((row) => checkExpected(row, document, model))
  const faulty = new Set(faults.map(({ row }) => row))
  const rows = document.testPeople.rows.filter(({ id }) => !faulty.has(id))
  return [...faults, ...tryTestPeople({ ...document, testPeople: { rows } }, model)]
}

function checkExpected(
  { id, expect }: TestPerson,
  document: MappingDocument,
  model: PlatformModel,
): Problem[] {
  const place = { tab: 'testPeople' as const, row: id, column: 'expect' }
  return [
    ...unknownKeys('user type', expect.userTypes, model.userTypes, place),
    ...unknownKeys('tag', expect.tags, tagsOf(document, model), place),
    ...unknownKeys('field', Object.keys(expect.fields), model.fields, place),
  ]
}
