import { isSeq, parseDocument, type Document } from 'yaml'

/** The definition's text with a path marked never to be stored, or no longer; notes and order stay as they are. */
export function editNeverStore(
  kind: 'http' | 'file',
  definition: string,
  { path, never }: { path: string; never: boolean },
): string {
  const document = parseDocument(definition)
  const place = kind === 'http' ? ['gangway', 'never_store'] : ['never_store']
  const paths = listAt(document, place)
  const others = paths.filter((known) => known !== path)
  if (!never && others.length === paths.length) return definition
  if (never && others.length < paths.length) return definition
  document.setIn(place, document.createNode(never ? [...others, path] : others))
  return document.toString({ lineWidth: 100 })
}

function listAt(document: Document.Parsed, place: string[]): unknown[] {
  const node = document.getIn(place)
  return isSeq(node) ? node.toJSON() : []
}
