import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Problem } from '../../../ui/problem.tsx'
import type { Overview } from '../project/queries.ts'
import type { Acts } from './acts.ts'

/** Whether the mapping as it stands is in a release. */
export function DraftState({
  project,
  overview: { draft, releases },
  acts,
  mayDeploy,
}: {
  project: string
  overview: Overview
  acts: Acts
  mayDeploy: boolean
}) {
  const next = Math.max(0, ...releases.map(({ number }) => number)) + 1
  return (
    <section className="draft-state" data-differs={draft === null || undefined}>
      {draft ? (
        <p>
          The <Link to={`/projects/${project}/mapping`}>mapping</Link> as it stands is release{' '}
          {draft.number}.
        </p>
      ) : (
        <p>
          The <Link to={`/projects/${project}/mapping`}>mapping</Link>, a source or a mail text was
          changed and is in no release yet. The next plan for Dev freezes it as release {next}.
        </p>
      )}
      {draft === null && mayDeploy ? (
        <Button
          variant="default"
          loading={acts.freeze.isPending}
          onClick={() => acts.freeze.mutate()}
        >
          Freeze release {next}
        </Button>
      ) : null}
      <Problem error={acts.freeze.error} />
    </section>
  )
}
