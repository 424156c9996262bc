import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { countOf } from '../../../../ui/figures.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { When } from '../../../../ui/when.tsx'
import { call } from '../../../api.ts'
import { PanelFrame } from '../panel/panel-frame.tsx'
import { differenceOf, type Compared } from '../queries.ts'
import { useRoom } from '../room-context.ts'
import { Differences } from './differences.tsx'
import { useJoint, type Version } from './joint-context.ts'
import { staySentence } from './stay-sentence.ts'
import {
  changesIn,
  comparedIn,
  comparedWords,
  versionsView,
  type VersionsView,
} from './versions-view.ts'

/** The versions that were handed in, or what differs between two of them. */
export function Versions({ view }: { view: string }) {
  const compared = comparedIn(view)
  return compared ? <Compare {...compared} /> : <List />
}

function List() {
  const { versions, standing } = useJoint()
  const newest = versions[0]
  return (
    <PanelFrame title="Versions" about="Each is kept as it was handed in.">
      <ul className="panel-scroll review-versions">
        {newest && standing?.editedSince ? (
          <li>
            <p>
              <b>Now</b>
            </p>
            <p className="muted">The document was edited since version {newest.number}.</p>
            <div className="version-acts">
              <CompareLink from={newest.number} to="now">
                What changed since
              </CompareLink>
            </div>
          </li>
        ) : null}
        {versions.map((version) => (
          <One key={version.number} version={version} />
        ))}
        {newest ? null : (
          <li className="muted">
            Nothing was handed in yet. When the client team hands the document in, it is kept here
            as it was.
          </li>
        )}
      </ul>
    </PanelFrame>
  )
}

function One({ version }: { version: Version }) {
  const { number, state, madeBy, madeAt, note, problems, decidedBy, decidedAt, questions } = version
  return (
    <li>
      <p className="version-name">
        <b>Version {number}</b>
        <span className="status" data-status={statusOf[state]}>
          {state}
        </span>
      </p>
      <p className="muted">
        Handed in by {madeBy}, <When at={madeAt} />
        {problems > 0 ? `, with ${countOf(problems, 'problem', 'problems')}` : ''}.
      </p>
      {decidedAt ? (
        <p className="muted">
          {state === 'accepted' ? 'Accepted' : 'Returned'} by {decidedBy},{' '}
          <When at={decidedAt} only="relative" />
          {questions.length > 0
            ? `, with ${countOf(questions.length, 'question', 'questions')}`
            : ''}
          .
        </p>
      ) : null}
      {note ? (
        <blockquote dir="auto" className="version-note">
          {note}
        </blockquote>
      ) : null}
      {questions.length > 0 && state === 'returned' ? (
        <ul className="version-questions">
          {questions.map(({ questionId, place, text, answer }) => (
            <li key={questionId}>
              <span className="muted">{place}: </span>
              <span dir="auto">{text}</span>
              {answer ? <span dir="auto"> — {answer}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="version-acts">
        <CompareLink {...changesIn(number)}>What changed in it</CompareLink>
        <Restore number={number} />
      </div>
    </li>
  )
}

const statusOf = { 'handed in': 'held', accepted: 'in', returned: 'out' } as const

function CompareLink({ from, to, children }: VersionsView & { children: string }) {
  const { addressOf } = useRoom()
  return <Link {...addressOf(versionsView({ from, to }))}>{children}</Link>
}

/** An older version becomes the document again by an edit like any other: it is saved, and undone, as one. */
function Restore({ number }: { number: number }) {
  const { project } = useRoom()
  const { takeOver, mayEdit } = useJoint()
  const restore = useMutation({
    mutationFn: () =>
      call('GET /api/projects/:project/mapping/versions/:number', { params: { project, number } }),
    onSuccess: (program) => {
      const left = takeOver(program)
      const stays = left.length > 0 ? ` ${staySentence(left)}` : ''
      notifications.show({
        message: `Version ${number} is back. Undo takes it away again.${stays}`,
      })
    },
  })
  if (!mayEdit) return null
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={restore.isPending}
        onClick={() => restore.mutate()}
      >
        Bring it back
      </Button>
      <Problem error={restore.error} />
    </>
  )
}

function Compare({ from, to }: VersionsView) {
  const { project, addressOf } = useRoom()
  const { standing } = useJoint()
  const found = useQuery(differenceOf(project, from, to, standing?.revision ?? 0))
  const { data } = found
  const real = data?.differences.filter(({ changesNothing }) => !changesNothing).length ?? 0
  return (
    <PanelFrame
      title={`From ${comparedWords(from)} to ${comparedWords(to)}`}
      about={
        data ? (
          <>
            {data.count === 0
              ? 'Nothing differs.'
              : `${countOf(data.count, 'change', 'changes')}${
                  real < data.differences.length
                    ? `, of which ${data.differences.length - real} change nothing that runs`
                    : ''
                }.`}{' '}
            <Link {...addressOf('versions')} replace>
              All versions
            </Link>
          </>
        ) : null
      }
      tools={
        <div className="panel-tools compare-tools">
          <Side label="From" value={from} first onChoose={(next) => ({ from: next, to })} />
          <Side label="to" value={to} onChoose={(next) => ({ from, to: next })} />
        </div>
      }
    >
      <div className="panel-scroll">
        <Problem error={found.error} retry={found.refetch} />
        {data ? <Differences differences={data.differences} count={data.count} /> : null}
      </div>
    </PanelFrame>
  )
}

function Side({
  label,
  value,
  first = false,
  onChoose,
}: {
  label: string
  value: Compared
  first?: boolean
  onChoose: (next: Compared) => VersionsView
}) {
  const { addressOf } = useRoom()
  const { versions } = useJoint()
  const navigate = useNavigate()
  const choices: Compared[] = [
    ...(first ? [] : ['now' as const]),
    ...versions.map(({ number }) => number),
    ...(first ? ['start' as const] : []),
  ]
  return (
    <Select
      size="xs"
      aria-label={label}
      allowDeselect={false}
      data={choices.map((one) => ({ value: String(one), label: capital(comparedWords(one)) }))}
      value={String(value)}
      onChange={(chosen) => {
        const next = choices.find((one) => String(one) === chosen)
        if (next) void navigate({ ...addressOf(versionsView(onChoose(next))), replace: true })
      }}
    />
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
