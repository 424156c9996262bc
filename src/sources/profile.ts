import { pathOf, type Path } from '../mapping/core/source/path.ts'
import type { FieldProfile, Profile } from '../mapping/core/source/profile.ts'
import type { Json, SourceRecord } from '../mapping/core/record.ts'
import { asText } from '../mapping/core/values/value.ts'
import { isObject } from './json-object.ts'
import {
  countValue,
  fieldFromState,
  fieldProfile,
  fieldState,
  newField,
  type Field,
  type FieldState,
} from './profile/field.ts'
import { identityKey, isIdentity, pickLimit } from './profile/keyed-list.ts'

/**
 * Counts what a source's records hold, field by field, in bounded memory: at most 500 fields, and of each at most
 * 1,000 distinct values. Objects are laid flat (`order.code`); lists whose items name themselves, such as answers to
 * questions, become a field per name (`answers[question_identifier=JOB].answer`); other lists are counted together
 * (`tags[]`), a record at most once in `filled`.
 */
export type Profiler = {
  add: (record: SourceRecord) => void
  finish: () => Profile
  /** Everything counted so far as JSON; `createProfile(state)` goes on from there. */
  state: () => ProfileState
}

export type ProfileState = { records: number; root: NodeState }

const fieldLimit = 500
/** Lists and objects in between count as well: an object keyed by ids must not grow without end. */
const nodeLimit = 5_000

export function createProfile(state?: ProfileState): Profiler {
  const counter = { nodes: 0 }
  const root = state ? nodeFromState(state.root, [], counter) : newNode([], counter)
  let records = state?.records ?? 0
  return {
    add: (record) => {
      records += 1
      addObject(root, record, records, counter)
    },
    finish: () => ({ records, fields: fieldsOf(root).slice(0, fieldLimit) }),
    state: () => ({ records, root: nodeState(root) }),
  }
}

/** A place in the records: a value, an object's keys, a list's items, a keyed list's items by name, or several. */
type Node = {
  path: Path
  /** The value itself, if there is one here or nothing more is known than that it is blank. */
  field: Field | null
  keys: Map<string, Node>
  items: Node | null
  picks: Picks | null
}

/** Null nodes: too many names, so that they name no fields. */
type Picks = { key: string; nodes: Map<string, Node & { lastRecord?: number }> | null }
type Counter = { nodes: number }

function newNode(path: Path, counter: Counter): Node {
  counter.nodes += 1
  return { path, field: null, keys: new Map(), items: null, picks: null }
}

function add(node: Node, value: Json | undefined, record: number, counter: Counter): void {
  if (Array.isArray(value)) addList(node, value, record, counter)
  else if (isObject(value)) addObject(node, value, record, counter)
  else countValue((node.field ??= newField()), value ?? null, record)
}

function addObject(node: Node, value: SourceRecord, record: number, counter: Counter): void {
  let isEmpty = true
  for (const key in value) {
    isEmpty = false
    let child = node.keys.get(key)
    if (child === undefined) {
      if (counter.nodes >= nodeLimit) continue
      child = newNode([...node.path, { kind: 'key', key }], counter)
      node.keys.set(key, child)
    }
    add(child, value[key], record, counter)
  }
  if (isEmpty) node.field ??= newField()
}

function addList(node: Node, list: Json[], record: number, counter: Counter): void {
  if (list.length === 0) {
    node.field ??= newField()
    return
  }
  if (node.items === null) {
    if (counter.nodes >= nodeLimit) return
    node.items = newNode([...node.path, { kind: 'all' }], counter)
  }
  for (const item of list) add(node.items, item, record, counter)
  node.picks ??= picksOf(list)
  if (node.picks?.nodes) addPicks(node.path, node.picks, list, record, counter)
}

function picksOf(list: Json[]): Picks | null {
  const key = identityKey(list)
  return key === null ? null : { key, nodes: new Map() }
}

/** Counts each named item; of several by one name the first, because that is the one a path picks. */
function addPicks(path: Path, picks: Picks, list: Json[], record: number, counter: Counter): void {
  for (const item of list) {
    if (!isObject(item)) continue
    const is = asText(item[picks.key])
    if (is === '' || is.length > 200 || picks.nodes === null) continue
    let node = picks.nodes.get(is)
    if (node === undefined) {
      if (picks.nodes.size >= pickLimit || counter.nodes >= nodeLimit) {
        picks.nodes = null
        return
      }
      node = newNode([...path, { kind: 'pick', key: [picks.key], is }], counter)
      picks.nodes.set(is, node)
    }
    if (node.lastRecord === record) continue
    node.lastRecord = record
    addObject(node, withoutIdentity(item), record, counter)
  }
}

/** What the item says beyond its own name. */
function withoutIdentity(item: SourceRecord): SourceRecord {
  return Object.fromEntries(Object.entries(item).filter(([key]) => !isIdentity(key)))
}

function fieldsOf(node: Node): FieldProfile[] {
  const inner = [...node.keys.values()].flatMap(fieldsOf)
  const picks = node.picks?.nodes ?? null
  if (picks !== null) inner.push(...[...picks.values()].flatMap(fieldsOf))
  else if (node.items !== null) inner.push(...fieldsOf(node.items))
  // A field that is only ever blank where others hold an object or a list says nothing of its own.
  if (node.field === null || (node.field.filled === 0 && inner.length > 0)) return inner
  return node.path.length === 0 ? inner : [fieldProfile(pathOf(node.path), node.field), ...inner]
}

type NodeState = {
  field?: FieldState
  keys?: [string, NodeState][]
  items?: NodeState
  picks?: { key: string; nodes: [string, NodeState][] | null }
}

function nodeState(node: Node): NodeState {
  const states = (nodes: Map<string, Node>): [string, NodeState][] =>
    [...nodes].map(([name, inner]) => [name, nodeState(inner)])
  return {
    ...(node.field && { field: fieldState(node.field) }),
    ...(node.keys.size > 0 && { keys: states(node.keys) }),
    ...(node.items && { items: nodeState(node.items) }),
    ...(node.picks && {
      picks: { key: node.picks.key, nodes: node.picks.nodes && states(node.picks.nodes) },
    }),
  }
}

function nodeFromState(state: NodeState, path: Path, counter: Counter): Node {
  const node = newNode(path, counter)
  if (state.field) node.field = fieldFromState(state.field)
  for (const [key, inner] of state.keys ?? []) {
    node.keys.set(key, nodeFromState(inner, [...path, { kind: 'key', key }], counter))
  }
  if (state.items) node.items = nodeFromState(state.items, [...path, { kind: 'all' }], counter)
  if (state.picks) {
    const { key, nodes } = state.picks
    const made = nodes?.map(([is, inner]): [string, Node] => [
      is,
      nodeFromState(inner, [...path, { kind: 'pick', key: [key], is }], counter),
    ])
    node.picks = { key, nodes: made === undefined ? null : new Map(made) }
  }
  return node
}
