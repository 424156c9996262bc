// What is wrong with a document, seen on a sample: the room and the command line say the same.
import { check, type Problem } from '../../mapping/core/check.ts'
import { coverage, type Coverage } from '../../mapping/core/coverage.ts'
import { leftOutMeanings, leftOutValues, userTypeMeanings, type SeenMeanings } from './meanings.ts'
import type { Program, Sample } from './program.ts'

/**
 * @param leftOut numbers of the records that the document leaves out: what only they have is not asked for.
 * @param owned as for `check`.
 */
export function checkOnSample(
  { document, model }: Program,
  { records, profile }: Sample,
  leftOut: ReadonlySet<number>,
  owned?: ReadonlyMap<string, string>,
): { problems: Problem[]; userTypes: SeenMeanings; coverage: Coverage } {
  const isLeftOut = leftOutValues(
    document.userTypes.sources,
    records.map(({ recordNumber, record }) => ({ record, leftOut: leftOut.has(recordNumber) })),
  )
  const userTypes = userTypeMeanings(document, profile, isLeftOut)
  const unasked = leftOutMeanings(userTypes)
  return {
    problems: check(document, model, profile ?? undefined, owned, unasked),
    userTypes,
    coverage: coverage(document, model, profile ?? undefined, unasked),
  }
}
