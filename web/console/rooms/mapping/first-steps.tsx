import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import { IconTableOptions } from '@tabler/icons-react'
import example from '../../../../examples/registration/mapping.yaml?raw'
import { EmptyRoom } from '../../../ui/empty-room.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { usePlace } from '../../place.ts'
import type { Side } from './joint/joint-context.ts'
import type { Draft } from './use-draft.ts'
import { staySentence } from './joint/stay-sentence.ts'
import { Starters } from './starters.tsx'
import { useImport } from './import-yaml.tsx'

/** An empty room teaches: what the document is, and the two ways to begin it. */
export function FirstSteps({
  project,
  draft,
  side,
  hasSample,
  onStart,
}: {
  project: string
  draft: Draft
  side: Side
  hasSample: boolean
  onStart: () => void
}) {
  const { importing } = useImport(project, draft, onStart)
  const { edit } = draft
  const { project: known } = usePlace()
  return (
    <EmptyRoom
      icon={<IconTableOptions size={32} stroke={1.25} aria-hidden />}
      what="The mapping document"
      why={
        <>
          Tables say what your data means on the platform:{' '}
          {known?.kind === 'content'
            ? 'which items are shown, what each of their fields is made of, and what belongs together.'
            : 'who comes in, who is who, what is known of a person, what the source’s words become, and what each person is there.'}{' '}
          What you fill in is what runs.{' '}
          {hasSample
            ? 'Beside each row you see it at work on your own data.'
            : side === 'platform'
              ? 'It is best filled in with a sample of the data beside it, and nothing was pulled yet.'
              : 'It is best filled in with a sample of your data beside it; the platform team pulls one.'}
        </>
      }
      act={
        <div className="first-steps">
          {hasSample || side === 'client' ? null : (
            <Button renderRoot={(props) => <Link to={`/projects/${project}/source`} {...props} />}>
              Pull a sample
            </Button>
          )}
          {edit ? (
            <Button
              {...(hasSample || side === 'client' ? {} : { variant: 'default' })}
              onClick={onStart}
            >
              Fill in the document
            </Button>
          ) : (
            <p className="muted">The platform team has not begun it yet.</p>
          )}
          {draft.mayEdit('identity') && known?.kind !== 'content' ? (
            <Button
              variant="default"
              loading={importing.isPending}
              onClick={() => importing.mutate(example)}
            >
              Start from a completed example
            </Button>
          ) : null}
          {edit ? (
            <Starters
              project={project}
              takeOver={(document) => {
                const left = draft.takeOver({ ...draft.program, document })
                if (left.length > 0) notifications.show({ message: staySentence(left) })
              }}
              onStart={onStart}
            />
          ) : null}
          <Problem error={importing.error} />
        </div>
      }
    />
  )
}
