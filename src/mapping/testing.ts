// Hostile documents for tests.
import { standardModel } from './core/platform-model.ts'
import type { MappingDocumentInput } from './core/document.ts'

/** Every field takes a text that grows to 810,000 characters forty times: no second is enough for one record. */
export function endlessDocument(people: number): MappingDocumentInput {
  const grow = { recipe: 'replace', find: 'a', with: 'a'.repeat(900) } as const
  const slow = { recipe: 'change case', to: 'upper' } as const
  const steps = [grow, grow, ...Array.from({ length: 40 }, () => slow)]
  const fields = standardModel.fields.map(({ key }) => ({
    id: key,
    field: key,
    sources: ['text'],
    steps,
  }))
  return {
    format: 1,
    identity: { externalId: { sources: ['id'] }, email: { sources: ['mail'] } },
    fields: { rows: fields },
    testPeople: {
      rows: Array.from({ length: people }, (_, n) => ({
        id: `p${n}`,
        name: `Person ${n}`,
        record: { id: n, mail: `noor${n}@example.org`, text: 'a' },
        expect: { result: 'in' },
      })),
    },
  }
}
