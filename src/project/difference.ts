// What differs between two releases, in the words of the mapping document's tabs. Pure.
import type { MappingDocument } from '../mapping/core/document.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import { sourceLabels } from '../mapping/core/source-label.ts'
import type { ReleaseContent } from '../mapping/release-content.ts'

export type Difference = {
  /** A tab, or 'Sources', 'Platform model', 'Mails'. */
  part: string
  added: string[]
  changed: string[]
  removed: string[]
}

type Named = { id: string; name: string; what: unknown }

export function differences(before: ReleaseContent, after: ReleaseContent): Difference[] {
  const old = partsOf(before)
  return [...partsOf(after)]
    .map(([part, rows]) => difference(part, old.get(part) ?? [], rows))
    .filter(({ added, changed, removed }) => added.length + changed.length + removed.length > 0)
}

function difference(part: string, before: readonly Named[], after: readonly Named[]): Difference {
  const old = new Map(before.map((row) => [row.id, row]))
  const now = new Set(after.map(({ id }) => id))
  const differs = (row: Named) => {
    const was = old.get(row.id)
    return was !== undefined && JSON.stringify(was.what) !== JSON.stringify(row.what)
  }
  return {
    part,
    added: after.filter(({ id }) => !old.has(id)).map(({ name }) => name),
    changed: after.filter(differs).map(({ name }) => name),
    removed: before.filter(({ id }) => !now.has(id)).map(({ name }) => name),
  }
}

function partsOf({ document, model, sources, mail }: ReleaseContent): Map<string, Named[]> {
  return new Map([
    ['Population', document.population.rows.map(named((row) => row.name))],
    ['Identity', settings(document.identity, identityNames)],
    ['Fields', document.fields.rows.map(named((row) => fieldName(row, model)))],
    ['Values', document.values.tables.map(named((table) => table.name))],
    ['User types', userTypeRows(document)],
    ['Platform model', modelRows(model)],
    ['Sources', sources.map(({ sourceId, ...what }) => ({ id: sourceId, name: what.name, what }))],
    ['Mails', settings(mail ?? {}, mailNames)],
  ])
}

/** A note changes nothing that runs, so it is no difference. */
const named =
  <Row extends { id: string; note: string }>(nameOf: (row: Row) => string) =>
  (row: Row): Named => ({ id: row.id, name: nameOf(row), what: { ...row, note: '' } })

const settings = (of: object, names: Record<string, string>): Named[] =>
  Object.entries(of).map(([id, what]) => ({ id, name: names[id] ?? id, what: what as unknown }))

const identityNames = {
  externalId: 'External id',
  email: 'E-mail',
  samePerson: 'Same person',
  sharedEmail: 'Shared e-mail',
  missingEmail: 'Missing e-mail',
  changedEmail: 'Changed e-mail',
}

const mailNames = {
  invitation: 'Invitation',
  sign_in: 'Sign-in link',
  unknown_address: 'Unknown address',
}

function fieldName(row: MappingDocument['fields']['rows'][number], model: PlatformModel): string {
  if (row.neverStore) return `${sourceLabels(row.sources)} (never stored)`
  return model.fields.find(({ key }) => key === row.field)?.label ?? row.field
}

function userTypeRows({ userTypes: { rows, ...rest } }: MappingDocument): Named[] {
  return [
    ...rows.map(named((row) => row.from.join(', '))),
    { id: '(sources)', name: 'Where the type is read', what: [rest.sources, rest.steps] },
    { id: '(else)', name: 'Any other value', what: rest.else },
    { id: '(everybody)', name: 'Everybody', what: rest.everybody },
    { id: '(combine)', name: 'Several types', what: rest.combine },
  ]
}

const modelRows = ({ fields, userTypes, tags }: PlatformModel): Named[] => [
  ...fields.map((field) => ({ id: `field ${field.key}`, name: field.label, what: field })),
  ...userTypes.map((type) => ({ id: `type ${type.key}`, name: type.label, what: type })),
  ...tags.map((tag) => ({ id: `tag ${tag.key}`, name: tag.label, what: tag })),
]
