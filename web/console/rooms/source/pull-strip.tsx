import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { countOf, duration, inFigures } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { absolute } from '../../../ui/time.ts'
import { When } from '../../../ui/when.tsx'
import { PlainFindings } from './findings.tsx'
import { isUnderWay, type Environment, type Pull, type Source } from './queries.ts'

/** The newest pull of one environment: live while it runs, in a sentence once it has ended. */
export function PullStrip({
  environment,
  pull,
  kind,
}: {
  environment: Environment
  pull: Pull | null
  kind: Source['kind']
}) {
  return (
    <section className="pull-strip" data-environment={environment}>
      <header>
        <EnvironmentBadge kind={environment} />
        {pull ? (
          <span className="muted">
            <When at={pull.finishedAt ?? pull.startedAt} only="relative" />
            {pull.startedBy ? ` by ${pull.startedBy}` : ''}
          </span>
        ) : null}
      </header>
      {pull ? (
        <Told environment={environment} pull={pull} />
      ) : (
        <Never environment={environment} kind={kind} />
      )}
    </section>
  )
}

function Never({ environment, kind }: { environment: Environment; kind: Source['kind'] }) {
  const name = environment === 'dev' ? 'Dev' : 'Prod'
  return (
    <p className="muted">
      {kind === 'file'
        ? `No file has been uploaded to ${name} yet.`
        : `Nothing has been pulled into ${name} yet.`}
    </p>
  )
}

function Told({ environment, pull }: { environment: Environment; pull: Pull }) {
  if (isUnderWay(pull)) return <UnderWay environment={environment} pull={pull} />
  return (
    <>
      <p className="pull-end">{endOf(pull)}</p>
      {pull.failure ? <Problem found={pull.failure} /> : null}
      {pull.problemCount > 0 ? <LeftOut pull={pull} /> : null}
      {pull.file && pull.file.findings.length > 0 ? (
        <details className="pull-more">
          <summary>
            What was found in <span dir="auto">{pull.file.name}</span>
          </summary>
          <PlainFindings findings={pull.file.findings} />
        </details>
      ) : null}
    </>
  )
}

function UnderWay({ environment, pull }: { environment: Environment; pull: Pull }) {
  const name = environment === 'dev' ? 'Dev' : 'Prod'
  const sample = pull.kind === 'sample'
  const counted = sample ? pull.records : pull.read
  return (
    <>
      <Progress
        label={sample ? `Pulling a sample into ${name}` : `Reading everything into ${name}`}
        done={counted}
        total={sample ? null : pull.vendorTotal}
        noun={sample ? 'records' : 'entries'}
        state={pull.state === 'parked' ? 'waits' : 'running'}
        {...noteOf(pull)}
      />
      {pull.state === 'parked' && pull.failure ? (
        <Problem tone="waits" found={pull.failure} />
      ) : null}
    </>
  )
}

function noteOf(pull: Pull): { note?: string } {
  if (pull.state === 'queued') return { note: 'Waits for its turn.' }
  if (pull.parkedUntil) {
    const until = absolute(new Date(pull.parkedUntil), new Date(), undefined)
    return { note: `The system asked us to wait: goes on by itself at ${until}.` }
  }
  if (pull.kind !== 'sample') return {}
  return {
    note: pull.pages === 0 ? 'Asks for the first page.' : countOf(pull.pages, 'page', 'pages'),
  }
}

/** "Sample complete: 250 records from 2 pages, in 3 s." */
function endOf(pull: Pull): string {
  const records = countOf(pull.records, 'record', 'records')
  const from = pull.file
    ? ` from ${pull.file.name}`
    : ` from ${countOf(pull.pages, 'page', 'pages')}`
  const seconds = pull.finishedAt
    ? (Date.parse(pull.finishedAt) - Date.parse(pull.startedAt)) / 1000
    : 0
  const took = pull.file ? '' : `, in ${duration(seconds)}`
  if (pull.state === 'incomplete') return `Broke off: ${records}${from}. Nobody is removed by it.`
  if (pull.kind === 'sample') return `Sample complete: ${records}${from}${took}.`
  if (pull.kind === 'additions')
    return `Additions read: ${records}${from}. Nobody is removed by it.`
  const gone = pull.gone > 0 ? ` ${inFigures(pull.gone)} that were there before are gone.` : ''
  return `Everything read: ${records}${from}${took}.${gone}`
}

function LeftOut({ pull }: { pull: Pull }) {
  return (
    <details className="pull-more" data-waits>
      <summary>
        {pull.problemCount === 1
          ? '1 entry was left out'
          : `${inFigures(pull.problemCount)} entries were left out`}
      </summary>
      <ul>
        {pull.problems.map(({ page, position, text }) => (
          <li key={`${page} ${position}`}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
