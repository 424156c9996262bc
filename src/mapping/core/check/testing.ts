import { check } from '../check.ts'
import { mappingDocument, type MappingDocumentInput } from '../document.ts'
import type { FieldProfile, Profile } from '../source/profile.ts'
import type { PlatformModel } from '../platform-model.ts'
import { testModel } from '../testing-orders.ts'

/** For tests: a field of a source that holds these values so often. */
export function profiled(path: string, values: [string, number][]): FieldProfile {
  const filled = values.reduce((sum, [, count]) => sum + count, 0)
  return {
    path,
    filled,
    shapes: { text: filled },
    distinct: values.length,
    values: values.map(([value, count]) => ({ value, count })),
    examples: values.slice(0, 5).map(([value]) => value),
    longest: Math.max(0, ...values.map(([value]) => value.length)),
  }
}

/** For tests: what the checks say of an otherwise sound document, as 'problem fields/job/sources: sentence'. */
export function saidOf(
  tabs: Omit<Partial<MappingDocumentInput>, 'format'>,
  {
    fields,
    model = testModel,
    owned,
  }: { fields?: FieldProfile[]; model?: PlatformModel; owned?: [string, string][] } = {},
): string[] {
  const document = mappingDocument.parse({ format: 1, ...sound, ...tabs })
  const profile: Profile | undefined = fields && {
    records: 1000,
    fields: [profiled('id', [['1', 1000]]), profiled('email', [['a@example.org', 1]]), ...fields],
  }
  return check(document, model, profile, new Map(owned))
    .filter(({ tab }) => tab !== 'identity')
    .map(({ severity, tab, row, column, text }) => `${severity} ${tab}/${row}/${column}: ${text}`)
}

const sound = {
  identity: { externalId: { sources: ['id'] }, email: { sources: ['email'] } },
  userTypes: { everybody: ['attendee'] },
}
