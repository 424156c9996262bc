import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { countOf } from '../ui/figures.ts'
import { Problem } from '../ui/problem.tsx'
import { useKeysetRows } from '../ui/rows.ts'
import { useTitle } from '../ui/use-title.ts'
import { call } from './api.ts'
import './directory.css'
import { DirectoryFilters } from './directory-filters.tsx'
import { DirectoryList } from './directory-list.tsx'
import { DirectorySearch } from './directory-search.tsx'
import { whereOf, type Searched } from './directory-state.ts'
import type { ListedPerson } from './person.ts'
import { useSite } from './site.ts'

export function DirectoryPage() {
  const site = useSite()
  const searched: Searched = useSearch({ strict: false })
  const navigate = useNavigate()
  const rows = useKeysetRows<ListedPerson>({
    view: ['directory', searched],
    load: async ({ after, signal }) => {
      const { q = '', type } = searched
      const query = { q, userType: type, where: whereOf(searched), after }
      const { people, total, next } = await call('GET /api/directory', { query, signal })
      return { rows: people, total, next }
    },
  })
  const search = (next: Searched) =>
    void navigate({ to: '/directory', search: next, replace: true, resetScroll: false })
  useTitle('People', site.name)
  return (
    <div className="directory">
      <header className="directory-head">
        <h1>People</h1>
        <span className="directory-count" aria-live="polite">
          {rows.total === null ? '' : countOf(rows.total, 'person', 'people')}
        </span>
      </header>
      <div className="directory-tools">
        <DirectorySearch
          q={searched.q ?? ''}
          change={(q) => search({ ...searched, q: q || undefined })}
        />
        <DirectoryFilters searched={searched} change={search} />
      </div>
      <Problem error={rows.error} retry={rows.retry} />
      {rows.total === 0 ? <Nobody searched={searched} /> : <DirectoryList rows={rows} />}
      <Outlet />
    </div>
  )
}

function Nobody({ searched }: { searched: Searched }) {
  const narrowed = Object.values(searched).some(Boolean)
  return (
    <div className="directory-none">
      <strong>{narrowed ? 'Nobody matches' : 'Nobody is listed yet'}</strong>
      {narrowed
        ? 'Try fewer letters, or take a filter away. Who left the directory is not found here.'
        : 'People appear here once they say that the others may find them.'}
    </div>
  )
}
