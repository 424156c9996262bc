import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { countOf } from '../../../../ui/figures.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { When } from '../../../../ui/when.tsx'
import { call } from '../../../api.ts'
import { useRoom } from '../room-context.ts'
import { HandIn } from './hand-in.tsx'
import './joint.css'
import { useJoint, type Newest } from './joint-context.ts'
import { reviewOf } from './review-words.ts'
import { RightsMenu } from './rights-menu.tsx'
import { changesIn, versionsView } from './versions-view.ts'

/** How the versions stand between client team and platform team, in words, and the next step. */
export function ReviewBar({
  view,
  calm,
}: {
  view: string | undefined
  /** Something else comes first: no button is filled. */
  calm: boolean
}) {
  const { side, standing, versions } = useJoint()
  const { addressOf } = useRoom()
  if (!standing) return <section className="review" aria-hidden />
  const { tone, says, at, more, act } = reviewOf(side, standing)
  const { newest } = standing
  return (
    <section className="review" data-tone={tone} aria-label="Review">
      <p>
        <b>{says}</b>
        {at ? (
          <>
            {', '}
            <When at={at} only="relative" />.
          </>
        ) : null}{' '}
        {more ? <span>{more}</span> : null}
        {newest?.note && newest.state === 'handed in' ? (
          <q className="review-note" dir="auto" title={newest.note}>
            {newest.note}
          </q>
        ) : null}
      </p>
      <div className="review-acts">
        {newest && newest.questions > 0 && act !== 'answer' ? (
          <ViewLink view="questions" open={view}>
            {countOf(newest.questions, 'question', 'questions')}
          </ViewLink>
        ) : null}
        {newest && act === 'decide' ? (
          <ViewLink view={versionsView(changesIn(newest.number))} open={view}>
            What changed
          </ViewLink>
        ) : null}
        {versions.length > 0 ? (
          <ViewLink view="versions" open={view}>
            Versions
          </ViewLink>
        ) : null}
        <RightsMenu />
        {newest && (act === 'decide' || act === 'return') ? (
          <Decide newest={newest} act={act} calm={calm} />
        ) : null}
        {act === 'answer' && newest ? (
          <Button
            size="xs"
            {...(calm ? quiet : {})}
            renderRoot={(props) => <Link {...addressOf('questions')} replace {...props} />}
          >
            Answer {countOf(newest.unanswered, 'question', 'questions')}
          </Button>
        ) : null}
        {act === 'hand in' || act === 'hand in again' ? (
          <HandInButton again={act !== 'hand in'} calm={calm} />
        ) : null}
      </div>
    </section>
  )
}

const quiet = { variant: 'default' } as const

function HandInButton({ again, calm }: { again: boolean; calm: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="xs" {...(again || calm ? quiet : {})} onClick={() => setOpen(true)}>
        {again ? 'Hand in again' : 'Hand in for review'}
      </Button>
      <HandIn opened={open} close={() => setOpen(false)} />
    </>
  )
}

/** Accepting and returning: once somebody asked a question, the version goes back with it. */
function Decide({
  newest,
  act,
  calm,
}: {
  newest: Newest
  act: 'decide' | 'return'
  calm: boolean
}) {
  const { project, addressOf } = useRoom()
  const { look } = useJoint()
  const { number } = newest
  const decide = useMutation({
    mutationFn: (how: 'accept' | 'return') =>
      call(`POST /api/projects/:project/mapping/versions/:number/${how}`, {
        params: { project, number },
      }),
    onSettled: look,
  })
  if (act === 'return') {
    return (
      <>
        <Button
          size="xs"
          {...(calm ? quiet : {})}
          loading={decide.isPending}
          onClick={() => decide.mutate('return')}
        >
          Return with {countOf(newest.questions, 'question', 'questions')}
        </Button>
        <Refused error={decide.error} />
      </>
    )
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link {...addressOf('questions')} replace {...props} />}
      >
        Return with questions
      </Button>
      <Button
        size="xs"
        {...(calm ? quiet : {})}
        loading={decide.isPending}
        onClick={() => decide.mutate('accept')}
      >
        Accept version {number}
      </Button>
      <Refused error={decide.error} />
    </>
  )
}

function Refused({ error }: { error: unknown }) {
  return error ? (
    <div className="review-refused">
      <Problem error={error} />
    </div>
  ) : null
}

/** Opens a list beside the grid, and closes it again. */
function ViewLink({
  view,
  open,
  children,
}: {
  view: string
  open: string | undefined
  children: ReactNode
}) {
  const { addressOf } = useRoom()
  const isOpen = open === view || (view === 'versions' && open?.startsWith('versions.') === true)
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-current={isOpen}
      renderRoot={(props) => <Link {...addressOf(isOpen ? undefined : view)} replace {...props} />}
    >
      {children}
    </Button>
  )
}
