import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import { settlePrograms, type Choices } from '../../../../../src/mapping/core/three-way/programs.ts'
import { countOf } from '../../../../ui/figures.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { call, type AnswerOf } from '../../../api.ts'
import { Differences } from '../joint/differences.tsx'
import { RoomContext, useRoom } from '../room-context.ts'
import type { Draft } from '../use-draft.ts'
import { WorkbookConflicts } from './workbook-conflicts.tsx'

export type Shown = AnswerOf<'POST /api/projects/:project/mapping/workbook'>

/** What a workbook would change, and where it disagrees with what was changed here meanwhile. */
export function WorkbookChanges({
  project,
  draft,
  shown,
  close,
}: {
  project: string
  draft: Draft
  shown: Shown
  close: () => void
}) {
  const { conflicts, differences, count, notes } = shown
  const [choices, setChoices] = useState<Choices>(new Map())
  const left = conflicts.filter(({ key }) => !choices.has(key)).length
  const mine =
    conflicts.length - left - [...choices.values()].filter((of) => of === 'theirs').length
  const save = useSave(project, draft, shown, close)
  if (count === 0 && conflicts.length === 0) return <NothingChanged shown={shown} close={close} />
  return (
    <>
      <Notes notes={notes} />
      {conflicts.length > 0 ? (
        <WorkbookConflicts
          conflicts={conflicts}
          choices={choices}
          onChoose={(keys, whose) =>
            setChoices(new Map([...choices, ...keys.map((key) => [key, whose] as const)]))
          }
        />
      ) : null}
      {count > 0 ? (
        <section className="workbook-changes" aria-label="Changes">
          <LeadingAway close={close}>
            <Differences differences={differences} count={count} />
          </LeadingAway>
        </section>
      ) : null}
      <Problem error={save.error} />
      <div className="workbook-acts">
        <p className="muted">Undo takes it back in one step.</p>
        <Button variant="default" onClick={close}>
          Leave it
        </Button>
        <Button disabled={left > 0} loading={save.isPending} onClick={() => save.mutate(choices)}>
          {left > 0
            ? `${countOf(left, 'choice', 'choices')} to make`
            : `Save ${countOf(count + mine, 'change', 'changes')}`}
        </Button>
      </div>
    </>
  )
}

function useSave(
  project: string,
  draft: Draft,
  { merged, conflicts, revision }: Shown,
  close: () => void,
) {
  return useMutation({
    mutationFn: async (choices: Choices) => {
      const settled = settlePrograms(merged, conflicts, choices)
      const saved = await call('PUT /api/projects/:project/mapping', {
        params: { project },
        body: { revision, document: settled.document, model: settled.model },
      })
      return { ...settled, ...saved.merged, revision: saved.revision, savedAt: saved.savedAt }
    },
    onSuccess: (saved) => {
      draft.adopt(saved)
      notifications.show({ message: 'The workbook is taken in. Undo takes it back.' })
      close()
    },
  })
}

function NothingChanged({
  shown: { isUntouched, notes, madeOf, revision },
  close,
}: {
  shown: Shown
  close: () => void
}) {
  return (
    <>
      <Notes notes={notes} />
      <p className="workbook-same">
        {isUntouched
          ? 'Nothing changed: the workbook says what it said when it was downloaded.'
          : 'Everything in this workbook is here already.'}{' '}
        {isUntouched && madeOf !== null && madeOf < revision ? (
          <span className="muted">
            The document was edited here since; download the workbook again to go on from there.
          </span>
        ) : null}
      </p>
      <div className="workbook-acts">
        <Button variant="default" onClick={close}>
          Close
        </Button>
      </div>
    </>
  )
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul className="workbook-notes" aria-label="Good to know">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

/** A place that one is led to lies behind this window. */
function LeadingAway({ close, children }: { close: () => void; children: React.ReactNode }) {
  const room = useRoom()
  const away = useMemo(
    (): typeof room => ({
      ...room,
      goTo: (...to) => {
        close()
        room.goTo(...to)
      },
    }),
    [room, close],
  )
  return <RoomContext value={away}>{children}</RoomContext>
}
