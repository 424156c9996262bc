import type { MappingDocument } from '../../../../src/mapping/core/document.ts'
import type { PlatformModel } from '../../../../src/mapping/core/platform-model.ts'
import type { AnswerOf } from '../../api.ts'

/** What is edited: the document, and what the platform can hold. */
export type Program = { document: MappingDocument; model: PlatformModel }

export type PopulationRow = MappingDocument['population']['rows'][number]
export type Condition = PopulationRow['when']
export type FieldRow = MappingDocument['fields']['rows'][number]
export type ValueTable = MappingDocument['values']['tables'][number]
export type UserTypeRow = MappingDocument['userTypes']['rows'][number]
export type AccessCode = MappingDocument['userTypes']['codes']['rows'][number]
export type RuleRow = MappingDocument['rules']['tables'][number]['rows'][number]
export type VisibilityRow = MappingDocument['visibility']['rows'][number]
export type TagType = MappingDocument['tags']['types'][number]
export type Tag = MappingDocument['tags']['rows'][number]
export type Message = MappingDocument['email']['rows'][number]
export type TestPerson = MappingDocument['testPeople']['rows'][number]

/** An edit: a pure function, so that it can be undone, repeated and tried. */
export type Change = (program: Program) => Program

/** Several edits as one. */
export function together(changes: readonly Change[]): Change {
  return (program) => changes.reduce((made, change) => change(made), program)
}

export type Sample = NonNullable<AnswerOf<'GET /api/projects/:project/sample'>['sample']>
export type SourceField = Sample['fields'][number]
export type Preview = AnswerOf<'POST /api/projects/:project/mapping/preview'>
export type PreviewPerson = Preview['people'][number]
export type Problem = Preview['problems'][number]
export type Suggestion = Preview['suggestions'][number]
export type ReadingEffect = Preview['fields'][number]['effect']
export type SeenMeanings = Preview['userTypes']
