// What differs between two releases, in the words of the mapping document's tabs. Pure.
import type { MappingDocument } from '../mapping/core/document.ts'
import type { PlatformModel } from '../mapping/core/platform-model.ts'
import { sourceLabels } from '../mapping/core/source/source-label.ts'
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
    return was !== undefined && written(was.what) !== written(row.what)
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
    ['Rules', document.rules.tables.map(named((table) => table.name))],
    ['Lifecycle', settings(document.lifecycle, lifecycleNames)],
    ['Visibility', visibilityRows(document)],
    ['Tags', tagRows(document)],
    ['Sign-in', settings(document.signIn, signInNames)],
    ['E-mail', eMailRows(document)],
    ['Content', document.content.types.map(named((tab) => contentName(tab.type, model)))],
    ['Schedule & limits', settings(document.schedule, scheduleNames)],
    ['Platform model', modelRows(model)],
    ['Sources', sources.map(({ sourceId, ...what }) => ({ id: sourceId, name: what.name, what }))],
    ['Mails', settings(mail ?? {}, mailNames)],
  ])
}

const named =
  <Row extends { id: string }>(nameOf: (row: Row) => string) =>
  (row: Row): Named => ({ id: row.id, name: nameOf(row), what: row })

/** Notes, and what an access code is for, change nothing that runs, so they are no difference. */
const written = (what: unknown): string =>
  JSON.stringify(what, (key, value: unknown) => (silent.has(key) ? undefined : value)) ?? ''

const silent = new Set(['note', 'meaning'])

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

const lifecycleNames = {
  cancelled: 'Cancelled',
  vanished: 'Gone from the source',
  substituted: 'Passed to somebody else',
  back: 'Back again',
}

const signInNames = {
  way: 'Way to sign in',
  invitationDays: 'How long invitations work',
  connection: 'Connection',
  matchBy: 'How people are found',
  domains: 'E-mail domains',
  notRegistered: 'Not registered',
  help: 'Help',
  firstSignIn: 'First sign-in',
}

const scheduleNames = {
  every: 'How often',
  at: 'Time of day',
  from: 'First day',
  until: 'Last day',
  limits: 'Limits',
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

function userTypeRows({ userTypes: { rows, codes, ...rest } }: MappingDocument): Named[] {
  const { rows: codeRows, ...reading } = codes
  return [
    ...rows.map(named((row) => row.from.join(', '))),
    ...codeRows.map(named((row) => `Access code ${row.code}`)),
    { id: '(codes)', name: 'How access codes are read', what: reading },
    { id: '(sources)', name: 'Where the type is read', what: [rest.sources, rest.steps] },
    { id: '(else)', name: 'Any other value', what: rest.else },
    { id: '(everybody)', name: 'Everybody', what: rest.everybody },
    { id: '(combine)', name: 'Several types', what: rest.combine },
    { id: '(write)', name: 'When user types are written', what: rest.write },
  ]
}

/** Their order decides, so one whose place changed has changed. */
function visibilityRows({ visibility: { rows } }: MappingDocument): Named[] {
  return rows.map((row, at) => {
    const { id, name, what } = named(visibilityName)(row)
    return { id, name, what: [at, what] }
  })
}

const visibilityName = ({ by, values }: MappingDocument['visibility']['rows'][number]) =>
  `${by === 'user types' ? 'User types' : sourceLabels([by])} ${values.join(', ')}`

function tagRows({ tags: { types, rows } }: MappingDocument): Named[] {
  return [...types.map(named((type) => type.name)), ...rows.map(named((row) => row.label))]
}

function eMailRows({ email: { sender, rows } }: MappingDocument): Named[] {
  return [
    { id: '(sender)', name: 'Sender', what: sender },
    ...rows.map(named((row) => row.message)),
  ]
}

const contentName = (type: string, { contentTypes }: PlatformModel) =>
  contentTypes.find(({ key }) => key === type)?.label ?? type

const modelRows = ({
  fields,
  userTypes,
  tags,
  groups,
  accessLevels,
  contentTypes,
}: PlatformModel): Named[] => [
  ...fields.map((field) => ({ id: `field ${field.key}`, name: field.label, what: field })),
  ...userTypes.map((type) => ({ id: `type ${type.key}`, name: type.label, what: type })),
  ...tags.map((tag) => ({ id: `tag ${tag.key}`, name: tag.label, what: tag })),
  ...groups.map((group) => ({ id: `group ${group.key}`, name: group.label, what: group })),
  ...accessLevels.map((level) => ({ id: `level ${level.key}`, name: level.label, what: level })),
  ...contentTypes.map((type) => ({ id: `content ${type.key}`, name: type.label, what: type })),
]
