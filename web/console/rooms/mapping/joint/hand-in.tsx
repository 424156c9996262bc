import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { countOf } from '../../../../ui/figures.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { call } from '../../../api.ts'
import { useRoom } from '../room-context.ts'
import { useJoint } from './joint-context.ts'

/** Before a version is handed in: what is still wrong with it, and what the other side should know. */
export function HandIn({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Hand the document in for review?" size="md">
      <Form close={close} />
    </Modal>
  )
}

function Form({ close }: { close: () => void }) {
  const { project, preview } = useRoom()
  const { standing, look, allSaved } = useJoint()
  const [note, setNote] = useState('')
  const faults = (preview?.problems ?? []).filter(({ severity }) => severity === 'problem')
  const number = (standing?.newest?.number ?? 0) + 1
  const handIn = useMutation({
    mutationFn: async () =>
      call('POST /api/projects/:project/mapping/versions', {
        params: { project },
        body: { revision: await allSaved(), note },
      }),
    onSuccess: close,
    onSettled: look,
  })
  return (
    <form
      className="confirm"
      onSubmit={(event) => {
        event.preventDefault()
        handIn.mutate()
      }}
    >
      <p>
        The document as it stands now is kept as version {number}, and the platform team is asked to
        look at it. You can go on editing meanwhile.
      </p>
      {faults.length > 0 ? (
        <div className="hand-in-problems">
          <p>
            <b>{countOf(faults.length, 'problem is', 'problems are')} open</b>
          </p>
          <ul>
            {faults.slice(0, shown).map(({ tab, row, column, text }) => (
              <li key={`${tab} ${row} ${column} ${text}`}>{text}</li>
            ))}
          </ul>
          {faults.length > shown ? (
            <p className="muted">and {faults.length - shown} more: see Checks, beside the tabs.</p>
          ) : null}
        </div>
      ) : null}
      <Textarea
        label={
          faults.length > 0
            ? 'What is open, and what do you want to ask?'
            : 'A note to the platform team'
        }
        description={
          faults.length > 0
            ? 'What you could mend yourself is better mended first; say here why it is not.'
            : 'If there is something that they should know.'
        }
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
      <Problem error={handIn.error} />
      <div className="confirm-acts">
        <Button variant="default" onClick={close}>
          Go back
        </Button>
        <Button type="submit" loading={handIn.isPending}>
          {faults.length > 0
            ? `Hand in with ${countOf(faults.length, 'problem', 'problems')}`
            : `Hand in version ${number}`}
        </Button>
      </div>
    </form>
  )
}

const shown = 5
