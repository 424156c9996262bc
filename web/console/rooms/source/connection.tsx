import { useQuery } from '@tanstack/react-query'
import { Problem } from '../../../ui/problem.tsx'
import { EnvironmentCard } from './environment-card.tsx'
import { descriptionOf, type Source } from './queries.ts'

/** How it is connected: in sentences for all, then what each environment brings for itself. */
export function Connection({
  project,
  source,
  mayRun,
}: {
  project: string
  source: Source
  mayRun: boolean
}) {
  const description = useQuery(descriptionOf({ project, source: source.sourceId }))
  if (description.error) return <Problem error={description.error} retry={description.refetch} />
  if (!description.data) return null
  const { sentences, neverStore, secrets, problems } = description.data
  const [fault] = problems
  return (
    <div className="connection">
      {fault ? <Problem found={fault.text} /> : null}
      <section>
        <h2>How it is read</h2>
        <ul className="connection-says">
          {sentences.map(({ about, text }) => (
            <li key={about}>{text}</li>
          ))}
          <li>
            {neverStore.length === 0
              ? 'Every field may be stored.'
              : `Never stored: ${neverStore.join(', ')}.`}
          </li>
        </ul>
      </section>
      <section>
        <h2>Where each environment reads</h2>
        <div className="connection-environments">
          {(['dev', 'prod'] as const).map((environment) => (
            <EnvironmentCard
              key={environment}
              project={project}
              source={source}
              environment={environment}
              secretNames={secrets}
              mayRun={mayRun}
            />
          ))}
        </div>
      </section>
    </div>
  )
}
