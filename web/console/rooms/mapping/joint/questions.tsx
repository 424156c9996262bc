import { ActionIcon, Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { areaNames, areas } from '../../../../../src/mapping/core/document/area.ts'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { countOf } from '../../../../ui/figures.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { When } from '../../../../ui/when.tsx'
import { call } from '../../../api.ts'
import { PanelFrame } from '../panel/panel-frame.tsx'
import { useRoom } from '../room-context.ts'
import { useJoint, type Question, type Version } from './joint-context.ts'

/** What the platform team asks about the newest version, and what the client team answers. */
export function Questions() {
  const { versions, side } = useJoint()
  const [version] = versions
  const asks = side === 'platform' && version?.state === 'handed in'
  const questions = version?.questions ?? []
  return (
    <PanelFrame
      title={version ? `Questions about version ${version.number}` : 'Questions'}
      about={asks ? 'The client team sees them when you return the version.' : aboutOf(version)}
    >
      <ul className="panel-scroll review-questions">
        {version && asks ? (
          <li>
            <Ask number={version.number} />
          </li>
        ) : null}
        {version
          ? questions.map((question) => (
              <One key={question.questionId} question={question} version={version} />
            ))
          : null}
        {questions.length === 0 && !asks ? <li className="muted">There is no question.</li> : null}
      </ul>
    </PanelFrame>
  )
}

function aboutOf(version: Version | undefined): string {
  const open = version?.questions.filter(({ answer }) => answer === null).length ?? 0
  if (version?.state !== 'returned') return 'Nothing waits for an answer.'
  return open > 0
    ? `${countOf(open, 'question waits', 'questions wait')} for an answer.`
    : 'Each has its answer.'
}

/** A question about the cell in which one stands, or about the whole tab. */
function Ask({ number }: { number: number }) {
  const { project } = useRoom()
  const { tab, spots, look } = useJoint()
  const [text, setText] = useState('')
  const [whole, setWhole] = useState(false)
  const spot = useSyncExternalStore(spots.subscribe, spots.now)
  const at = whole ? null : spot
  const place = [areaNames[tab], at?.words].filter(Boolean).join(' › ')
  const ask = useMutation({
    mutationFn: () =>
      call('POST /api/projects/:project/mapping/versions/:number/questions', {
        params: { project, number },
        body: { tab, row: at?.row || null, column: at?.column ?? null, place, text },
      }),
    onSuccess: () => setText(''),
    onSettled: look,
  })
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <p>
        About <b dir="auto">{place}</b>
        {spot ? (
          <button type="button" className="ask-whole" onClick={() => setWhole(!whole)}>
            {whole ? 'ask about the cell' : 'ask about the whole tab'}
          </button>
        ) : (
          <span className="muted"> · press a cell to ask about it</span>
        )}
      </p>
      <Textarea
        size="xs"
        aria-label="Your question"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- one has just come here to ask
        autoFocus
        placeholder="Which of the two columns is meant?"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Problem error={ask.error} />
      <Button
        type="submit"
        size="xs"
        variant="default"
        disabled={text.trim() === ''}
        loading={ask.isPending}
      >
        Ask this
      </Button>
    </form>
  )
}

function One({ question, version }: { question: Question; version: Version }) {
  const { goTo, project } = useRoom()
  const { side, look } = useJoint()
  const { questionId, tab, row, column, place, text, askedBy, askedAt } = question
  const { number, state } = version
  const params = { project, number, question: questionId }
  const takeBack = useMutation({
    mutationFn: () =>
      call('DELETE /api/projects/:project/mapping/versions/:number/questions/:question', {
        params,
      }),
    onSettled: look,
  })
  const isTab = areas.some((area) => area === tab && area !== 'platform')
  return (
    <li>
      <p className="question-place">
        {isTab ? (
          <button type="button" dir="auto" onClick={() => goTo(tab as Tab, { row, column })}>
            {place}
          </button>
        ) : (
          <b>{place}</b>
        )}
        {side === 'platform' && state === 'handed in' ? (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label="Take this question back"
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate()}
          >
            <IconX size={14} />
          </ActionIcon>
        ) : null}
      </p>
      <p dir="auto">{text}</p>
      <p className="muted">
        {askedBy}, <When at={askedAt} only="relative" />
      </p>
      <Problem error={takeBack.error} />
      <Answer
        key={question.answer}
        question={question}
        number={number}
        mayAnswer={side === 'client' && state === 'returned'}
      />
    </li>
  )
}

function Answer({
  question: { questionId, answer, answeredBy },
  number,
  mayAnswer,
}: {
  question: Question
  number: number
  mayAnswer: boolean
}) {
  const { project } = useRoom()
  const { look } = useJoint()
  const [text, setText] = useState(answer ?? '')
  const [writes, setWrites] = useState(answer === null)
  const say = useMutation({
    mutationFn: () =>
      call('PUT /api/projects/:project/mapping/versions/:number/questions/:question/answer', {
        params: { project, number, question: questionId },
        body: { text },
      }),
    onSuccess: () => setWrites(false),
    onSettled: look,
  })
  if (!mayAnswer || !writes) {
    if (answer === null) return null
    return (
      <blockquote className="version-note">
        <span dir="auto">{answer}</span> <span className="muted">{answeredBy}</span>
        {mayAnswer ? (
          <button type="button" className="ask-whole" onClick={() => setWrites(true)}>
            say it anew
          </button>
        ) : null}
      </blockquote>
    )
  }
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault()
        say.mutate()
      }}
    >
      <Textarea
        size="xs"
        aria-label="Your answer"
        placeholder="Changed as you asked"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Problem error={say.error} />
      <Button
        type="submit"
        size="xs"
        variant="default"
        disabled={text.trim() === ''}
        loading={say.isPending}
      >
        Answer
      </Button>
    </form>
  )
}
