import { keysKnown } from './known-keys.ts'
import type { MappingDocument } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { tagsOf } from '../people/platform-tags.ts'
import { tryTestPeople } from '../test-people.ts'

/** Whether each test person can be judged, and comes out as was agreed. */
export function checkTestPeople(document: MappingDocument, model: PlatformModel): Problem[] {
  const checkTypes = keysKnown('user type', model.userTypes)
  const checkTags = keysKnown('tag', tagsOf(document, model))
  const checkFields = keysKnown('field', model.fields)
  const faults = document.testPeople.rows.flatMap(({ id: row, expect }) => {
    const place = { tab: 'testPeople' as const, row, column: 'expect' }
    return [
      ...checkTypes(expect.userTypes, place),
      ...checkTags(expect.tags, place),
      ...checkFields(Object.keys(expect.fields), place),
    ]
  })
  const faulty = new Set(faults.map(({ row }) => row))
  const rows = document.testPeople.rows.filter(({ id }) => !faulty.has(id))
  return [...faults, ...tryTestPeople({ ...document, testPeople: { rows } }, model)]
}
