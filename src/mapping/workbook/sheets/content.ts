import { line } from '../text/kind.ts'
import { knownName, manyNames, oneName } from '../text/names.ts'
import { column, note, populationColumns, prefix, recipe, semicolons, sources } from './columns.ts'
import { rowsAt, textOf, type Data } from './data.ts'
import { wordsAt, type Column, type Sheet } from './definition.ts'
import { fieldColumns } from './fields.ts'
import type { Names } from './names.ts'

export function content(names: Names, document: Data): Sheet[] {
  const types = rowsAt(document, ['content', 'types'])
  return [
    {
      shape: 'table',
      tab: 'content',
      key: 'content',
      name: 'Content types',
      about:
        'What is shown besides people? One row for each type; its fields have a sheet of their own.',
      columns: typeColumns(names),
      home: { list: ['content', 'types'], hasIds: true, isFree: true },
      named: 'type',
    },
    ...types.map((type, at): Sheet => {
      const id = textOf(type['id'])
      const name = names.content.nameOf(id)
      return {
        shape: 'table',
        tab: 'content',
        key: `content:${id}`,
        name,
        about: `What is known of each item of ${name}? One row for each field of the platform.`,
        columns: fieldColumns(names, names.fieldsOfContent(textOf(type['type']))),
        home: { list: ['content', 'types', at, 'fields', 'rows'], hasIds: true, isFree: true },
        named: 'field',
      }
    }),
    {
      shape: 'table',
      tab: 'content',
      key: 'content.population',
      name: 'Content left out',
      about:
        'Which items do not come in? The rules of a type are asked from the top; the first that fits decides.',
      columns: populationColumns(
        wordsAt('population.rows.when'),
        wordsAt('population.rows.decision'),
      ),
      home: {
        owners: ['content', 'types'],
        inside: ['population', 'rows'],
        isFree: false,
        owner: ofType(names),
      },
      named: 'name',
    },
    {
      shape: 'table',
      tab: 'content',
      key: 'content.relations',
      name: 'Content relations',
      about:
        'What has an item to do with people or with other items, such as the speakers of a session?',
      columns: relationColumns(names),
      home: {
        owners: ['content', 'types'],
        inside: ['relations'],
        isFree: true,
        owner: ofType(names),
      },
      named: 'name',
    },
  ]
}

function ofType(names: Names): Column {
  return column(
    'of',
    'Content type',
    20,
    knownName(names.content, 'the sheet Content types'),
    'The type that this row belongs to, by its name in the sheet Content types.',
  )
}

function typeColumns(names: Names): Column[] {
  return [
    column('type', 'Content type', 20, oneName(names.contentTypes), 'Choose from the list.'),
    column(
      'list',
      'List in your data',
      22,
      line,
      'The field that holds the items, where a record is not one item itself. Blank: each record is an item.',
    ),
    sources(
      'externalId.sources',
      'Fields of the id',
      'The number or code by which your system knows an item.',
    ),
    recipe('externalId.steps', names.tables),
    prefix('externalId.prefix'),
    column(
      'complete',
      'A complete item has',
      30,
      manyNames(names.contentFields),
      `The fields that must hold data before an item counts as complete. ${semicolons}`,
    ),
    column(
      'vanished',
      'No longer in your data',
      15,
      wordsAt('content.types.vanished'),
      'hide: the item is no longer shown. keep: it stays. Blank: hide.',
    ),
    note,
  ]
}

function relationColumns(names: Names): Column[] {
  return [
    column('name', 'Relation', 22, line, 'What you call it, such as Speakers.'),
    column(
      'to',
      'Leads to',
      18,
      oneName(names.targets),
      'People, or a type of content. Choose from the list.',
    ),
    sources(
      'sources',
      'Fields of your data',
      'Where the item names them. Every value of every field is one.',
    ),
    recipe('steps', names.tables),
    column(
      'matchBy',
      'Found by',
      14,
      wordsAt('content.types.relations.matchBy'),
      'By what they are found. Blank: external id.',
    ),
    column(
      'orphan',
      'If nobody is found',
      14,
      wordsAt('content.types.relations.orphan'),
      'hold: the item waits. leave out: the item comes without. keep name: the name alone is shown. Blank: leave out.',
    ),
    note,
  ]
}
