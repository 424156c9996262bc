import { Drawer } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import type { Plan, Pull } from '../project/queries.ts'
import { ExplainedRecord } from './explained-record.tsx'
import { PullProblems } from './pull-problems.tsx'
import { termOf, withoutTerm, type Search } from './search.ts'
import './term-drawer.css'
import { TermPeople } from './term-people.tsx'
import { termTitle } from './term-title.ts'

/** The people behind a number, beside the number; and one of them with the reasons. */
export function TermDrawer({
  project,
  plan,
  pull,
  to,
  search,
}: {
  project: string
  plan: Plan
  pull: Pull | null
  to: string
  search: Search
}) {
  const navigate = useNavigate()
  const term = termOf(search)
  const { record: _record, ...list } = search
  return (
    <Drawer
      opened={term !== null}
      onClose={() => void navigate({ to, search: withoutTerm(search), resetScroll: false })}
      position="right"
      size="min(1040px, 100%)"
      title={
        <span className="term-title">
          {search.record ? (
            <Link to={to} search={list} className="term-back" aria-label="Back to the list">
              <IconArrowLeft size={17} stroke={1.75} aria-hidden />
            </Link>
          ) : null}
          <span dir="auto">{term ? termTitle(term, plan.bridge) : ''}</span>
          <EnvironmentBadge kind={search.environment} />
        </span>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ body: 'term-body', content: 'term-content' }}
    >
      {term && term.term === 'withoutId' ? <PullProblems pull={pull} /> : null}
      {term && term.term !== 'withoutId' && search.record ? (
        <ExplainedRecord
          project={project}
          environment={search.environment}
          plan={plan.planId}
          record={search.record}
        />
      ) : null}
      {term && term.term !== 'withoutId' && !search.record ? (
        <TermPeople project={project} plan={plan} term={term} to={to} search={search} />
      ) : null}
    </Drawer>
  )
}
