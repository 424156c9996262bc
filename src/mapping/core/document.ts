import { z } from 'zod'
import { content, type contentType, type relation } from './document/content.ts'
import { eMail } from './document/e-mail.ts'
import { fields, type fieldRow } from './document/fields.ts'
import { identity } from './document/identity.ts'
import { lifecycle } from './document/lifecycle.ts'
import { silent } from './document/marks.ts'
import { conditions, population, type populationRow } from './document/population.ts'
import { rules, type ruleTable } from './document/rules.ts'
import { schedule } from './document/schedule.ts'
import { signIn } from './document/sign-in.ts'
import { tags, type tag, type tagType } from './document/tags.ts'
import { testPeople, type testPerson } from './document/test-people.ts'
import { userTypes, type accessCode, type userTypeRow } from './document/user-types.ts'
import { values, type valueTable } from './document/values.ts'
import { visibility } from './document/visibility.ts'

export { conditions }

/**
 * The mapping document: what client and platform team fill in together, and the program that runs. A parsed document
 * has every default written out. Its tables are checked for form here; `check.ts` holds them against the source and
 * the platform. Further tabs join as further keys; `format` rises when the meaning of an existing key changes.
 */
export const mappingDocument = z.strictObject({
  format: z.literal(1),
  population: population.prefault({}),
  identity: identity.prefault({}),
  fields: fields.prefault({}),
  values: values.prefault({}),
  userTypes: userTypes.prefault({}),
  rules: rules.prefault({}),
  lifecycle: lifecycle.prefault({}),
  visibility: visibility.prefault({}),
  tags: tags.prefault({}),
  signIn: signIn.prefault({}),
  email: eMail.prefault({}),
  content: content.prefault({}),
  schedule: schedule.prefault({}),
  testPeople: silent(testPeople.prefault({})),
})

export type MappingDocument = z.infer<typeof mappingDocument>
/** A document as it may be written, with defaults left out. */
export type MappingDocumentInput = z.input<typeof mappingDocument>
export type PopulationRow = z.infer<typeof populationRow>
export type FieldRow = z.infer<typeof fieldRow>
export type ValueTable = z.infer<typeof valueTable>
export type UserTypeRow = z.infer<typeof userTypeRow>
export type AccessCode = z.infer<typeof accessCode>
export type RuleTable = z.infer<typeof ruleTable>
export type RuleRow = RuleTable['rows'][number]
export type RuleColumn = RuleTable['columns'][number]
export type VisibilityRow = MappingDocument['visibility']['rows'][number]
export type TagType = z.infer<typeof tagType>
export type Tag = z.infer<typeof tag>
export type ContentType = z.infer<typeof contentType>
export type Relation = z.infer<typeof relation>
export type TestPerson = z.infer<typeof testPerson>
export type Condition = (typeof conditions)[number]

// In a file of their own, so that the browser can list the tabs without the whole schema.
export { tabs, tabsOf, type Tab } from './document/tab.ts'

/** A document of content alone: nothing in it says who people are. */
export function isOnlyContent({ content, identity, fields }: MappingDocument): boolean {
  const people = identity.externalId.sources.length + fields.rows.length
  return content.types.length > 0 && people === 0
}

/** What a new project starts from. */
export const emptyDocument: MappingDocument = mappingDocument.parse({ format: 1 })
