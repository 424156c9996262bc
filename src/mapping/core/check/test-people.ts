import { keysKnown } from './known-keys.ts'
import type { MappingDocument } from '../document.ts'
import type { PlatformModel } from '../platform-model.ts'
import type { Problem } from '../problem.ts'
import { neverStorePaths } from '../people/never-store-paths.ts'
import { tagsOf } from '../people/platform-tags.ts'
import type { SourceRecord } from '../record.ts'
import { compileTextPath } from '../source/path.ts'
import { tryTestPeople } from '../test-people.ts'
import { isBlank } from '../values/value.ts'

/** Whether each test person can be judged, holds nothing that is never stored, and comes out as was agreed. */
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
  const tried = tryTestPeople({ ...document, testPeople: { rows } }, model)
  return [...faults, ...checkRecords(document), ...tried]
}

/** A test person's record is kept with the document, in each of its versions and in every file of it. */
function checkRecords(document: MappingDocument): Problem[] {
  const dropped = neverStorePaths(document).map((path) => ({ path, read: compileTextPath(path) }))
  return document.testPeople.rows.flatMap(({ id: row, name, record }) => {
    const held = dropped.find(({ read }) => !isBlank(read(record as SourceRecord) ?? null))
    if (!held) return []
    const text = `Test person '${name}' holds '${held.path}', which is never stored; take it out of the record.`
    return [{ severity: 'problem', tab: 'testPeople', row, column: 'record', text }]
  })
}
