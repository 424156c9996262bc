import type { PlatformModel } from '../../core/platform-model.ts'
import { nameTable, type Named, type NameTable } from '../text/names.ts'
import { rowsAt, textOf, type Data } from './data.ts'

/** What everything is called that a cell can name. */
export type Names = {
  fields: NameTable
  userTypes: NameTable
  tags: NameTable
  groups: NameTable
  access: NameTable
  /** Fields of content, whatever its type. */
  contentFields: NameTable
  fieldsOfContent: (type: string) => NameTable
  contentTypes: NameTable
  /** What a relation leads to: people, or a type of content. */
  targets: NameTable
  /** What the directory goes by: the user types, or a field. */
  looks: NameTable
  /** Value tables, types of tags and decision tables, by their ids. */
  tables: NameTable
  tagTypes: NameTable
  ruleTables: NameTable
  /** The types of content of this document, by the ids of their rows. */
  content: NameTable
}

/** @param before the document that a workbook came from: what was renamed since is found by its old name too. */
export function namesOf(document: Data, model: PlatformModel, before: Data = {}): Names {
  const rows = (...path: string[]) => named(document, path, 'name')
  const ids = (...path: string[]) => nameTable(rows(...path), named(before, path, 'name'))
  const contentTypes = nameTable(model.contentTypes)
  const contentOf = (data: Data) =>
    rowsAt(data, ['content', 'types']).map(({ id, type }) => ({
      key: textOf(id),
      label: contentTypes.nameOf(textOf(type)),
    }))
  return {
    fields: nameTable(model.fields),
    userTypes: nameTable(model.userTypes),
    tags: nameTable(
      unique([...named(document, ['tags', 'rows'], 'label', 'key'), ...model.tags]),
      named(before, ['tags', 'rows'], 'label', 'key'),
    ),
    groups: nameTable(model.groups),
    access: nameTable(model.accessLevels),
    contentFields: nameTable(sharedFields(model)),
    fieldsOfContent: (type) =>
      nameTable(model.contentTypes.find(({ key }) => key === type)?.fields ?? []),
    contentTypes,
    targets: nameTable([{ key: 'person', label: 'People' }, ...model.contentTypes]),
    looks: nameTable([{ key: 'user types', label: 'User types' }, ...model.fields]),
    tables: ids('values', 'tables'),
    tagTypes: ids('tags', 'types'),
    ruleTables: ids('rules', 'tables'),
    content: nameTable(contentOf(document), contentOf(before)),
  }
}

function named(document: Data, path: string[], label: string, key = 'id'): Named[] {
  return rowsAt(document, path)
    .map((row) => ({ key: textOf(row[key]), label: textOf(row[label]) }))
    .filter(({ key, label }) => key !== '' && label !== '')
}

function unique(named: Named[]): Named[] {
  return [...new Map(named.toReversed().map((one) => [one.key, one])).values()].toReversed()
}

/** A field that is called differently from type to type goes by its key. */
function sharedFields({ contentTypes }: PlatformModel): Named[] {
  const fields = contentTypes.flatMap((type) => type.fields)
  return unique(fields).map(({ key }) => {
    const labels = new Set(fields.filter((field) => field.key === key).map(({ label }) => label))
    const [label = key] = labels
    return { key, label: labels.size === 1 ? label : key }
  })
}
