import type { Bridge } from '../project/queries.ts'
import type { Term } from './search.ts'

/** What the people of a term are called above their list. */
export function termTitle(term: Term, bridge: Bridge | null): string {
  switch (term.term) {
    case 'all':
      return 'All records'
    case 'duplicates':
      return 'Further records of the same people'
    case 'withoutId':
      return 'Entries without an id'
    case 'leftOut': {
      const rule = bridge?.leftOut.find(({ row }) => row.tab === term.tab && row.row === term.row)
      return `Left out: ${rule?.label ?? 'by a rule'}`
    }
    case 'held': {
      const reason = bridge?.held.find(
        ({ row, code, value }) =>
          row.tab === term.tab &&
          row.row === term.row &&
          row.column === term.column &&
          code === term.code &&
          (value ?? undefined) === term.value,
      )
      return `Held: ${reason?.label ?? 'with a reason'}`
    }
    default: {
      const type = bridge?.byUserType.find(({ userType }) => userType === term.userType)
      return type ? `People expected: ${type.label}` : 'People expected'
    }
  }
}
