// The mapping tried on the sample: what an edit does to people, before anything is written. Pure.
import type { Problem } from '../mapping/core/check.ts'
import { compile } from '../mapping/core/compile.ts'
import { canonicalForm } from '../mapping/core/document/canonical.ts'
import type { Coverage } from '../mapping/core/coverage.ts'
import { suggest, type MappingSuggestion } from '../mapping/core/suggest.ts'
import { checkOnSample } from './preview/check-on-sample.ts'
import { compareResults, type ChangedPerson } from './preview/changes.ts'
import { tryContent, type TriedContent } from './preview/content.ts'
import { directoryEffect, type DirectoryEffect } from './preview/directory.ts'
import { tableMeanings, type SeenMeanings } from './preview/meanings.ts'
import { sharedAddresses, tryPeople, type TriedPerson } from './preview/people.ts'
import type { Program, Sample } from './preview/program.ts'
import { withoutNeverStored } from './without-never-stored.ts'
import { fieldEffects, identityEffects, type ReadingEffect } from './preview/readings.ts'
import { ruleEffects, type RuleEffect } from './preview/rules.ts'

export type { Program, Sample } from './preview/program.ts'

/** One person of the sample, as the document has it now. */
export type PreviewPerson = Omit<TriedPerson, 'values' | 'externalIds'>

export type Preview = {
  /** Records of the sample. In + duplicates + held + left out make them up. */
  records: number
  counts: { in: number; duplicates: number; held: number; leftOut: number }
  problems: Problem[]
  people: PreviewPerson[]
  /** Those whose result differs from the document compared with, old and new. */
  changed: ChangedPerson[]
  fields: { row: string; effect: ReadingEffect }[]
  identity: {
    externalId: ReadingEffect
    email: ReadingEffect
    /** Ids of people who share their address with another, and of people who hold several tickets. */
    shared: number[]
    joined: number[]
  }
  tables: { table: string; seen: SeenMeanings }[]
  rules: RuleEffect[]
  directory: DirectoryEffect
  userTypes: SeenMeanings
  /** What is open, seen from the platform and from the source. */
  coverage: Coverage
  content: TriedContent[]
  /** Rows that the source seems to ask for; none is applied by itself. */
  suggestions: MappingSuggestion[]
}

/** @param owned names of other projects of the site, by the key of the field that each writes. */
export function preview(
  sample: Sample,
  now: Program,
  before: Program,
  owned: ReadonlyMap<string, string> = new Map(),
): Preview {
  const { document, model } = now
  const left = withoutNeverStored(sample, document)
  const { records, profile } = left
  const form = canonicalForm(document)
  const mapping = compile(document, model, sample.asOf)
  const people = tryPeople(now, left, mapping)
  const leftOut = new Set(ofStatus(people, 'left out').map(({ id }) => id))
  const coming = records.filter(({ recordNumber }) => !leftOut.has(recordNumber))
  const checked = checkOnSample(now, left, leftOut, owned)
  return {
    records: records.length,
    counts: countOf(people),
    problems: checked.problems,
    people: people.map(presentPerson),
    changed: compareResults(
      { program: before, people: tryPeople(before, sample) },
      { program: now, people },
    ),
    fields: fieldEffects(form, model, coming),
    identity: {
      ...identityEffects(form, coming),
      shared: idsOfShared(people),
      joined: people.filter((one) => one.records.length > 1).map(({ id }) => id),
    },
    tables: tableMeanings(document, profile),
    rules: ruleEffects(document, mapping, left, people),
    directory: directoryEffect(now, people.filter(isIn)),
    userTypes: checked.userTypes,
    coverage: checked.coverage,
    content: tryContent(now, left, people.filter(isIn)),
    suggestions: profile ? suggest(document, model, profile) : [],
  }
}

const isIn = ({ status }: TriedPerson) => status === 'in'

function presentPerson(person: TriedPerson): PreviewPerson {
  const { values: _values, externalIds: _externalIds, ...shown } = person
  return shown
}

function countOf(people: readonly TriedPerson[]): Preview['counts'] {
  return {
    in: ofStatus(people, 'in').length,
    duplicates: people.reduce((sum, { records }) => sum + records.length - 1, 0),
    held: ofStatus(people, 'held').length,
    leftOut: ofStatus(people, 'left out').length,
  }
}

function ofStatus(people: readonly TriedPerson[], status: TriedPerson['status']): TriedPerson[] {
  return people.filter((person) => person.status === status)
}

function idsOfShared(people: readonly TriedPerson[]): number[] {
  const coming = people.filter(({ status, row }) => status === 'in' || row?.row === 'sharedEmail')
  const shared = sharedAddresses(coming)
  return coming.filter(({ email }) => email !== null && shared.has(email)).map(({ id }) => id)
}
