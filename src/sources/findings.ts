/**
 * Something that was found in an answer or a file, as a plain sentence with its counts.
 * `found` was recognised, `assumed` is a guess to be looked at, `missing` is for a person to fill in.
 */
export type Finding = {
  about:
    | 'list'
    | 'people'
    | 'id'
    | 'total'
    | 'paging'
    | 'format'
    | 'encoding'
    | 'columns'
    | 'rows'
    | 'never store'
  state: 'found' | 'assumed' | 'missing'
  text: string
}
