import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
} from '@tabler/icons-react'
import { ApiProblem } from '../../../ui/api.ts'
import type { Draft } from './use-draft.ts'
import './save-state.css'

/** That it saves itself, seen: "Saved 14:02", and back and forth by a step. */
export function SaveState({ draft: { saving, undo, redo, edit, saveNow } }: { draft: Draft }) {
  if (!edit)
    return <span className="save-state muted">You can read this; your role does not edit it</span>
  return (
    <div className="save-state">
      <Step label="Undo (Ctrl+Z)" icon={IconArrowBackUp} act={undo} />
      <Step label="Do again (Ctrl+Y)" icon={IconArrowForwardUp} act={redo} />
      <span aria-live="polite" data-state={saving.state}>
        {saving.state === 'saved' ? (
          <>
            <IconCheck size={14} stroke={2} aria-hidden />
            {saving.at ? `Saved ${clock(saving.at)}` : 'Nothing to save yet'}
          </>
        ) : null}
        {saving.state === 'unsaved' || saving.state === 'saving' ? 'Saving…' : null}
        {saving.state === 'failed' ? (
          <>
            <IconAlertTriangle size={14} stroke={2} aria-hidden />
            <span className="save-why" title={reasonOf(saving.error)}>
              Not saved: {reasonOf(saving.error)}
            </span>
            <Button size="compact-xs" variant="default" onClick={saveNow}>
              Save again
            </Button>
          </>
        ) : null}
        {saving.state === 'conflict' ? 'Not saved' : null}
      </span>
    </div>
  )
}

function Step({
  label,
  icon: Icon,
  act,
}: {
  label: string
  icon: typeof IconCheck
  act: (() => void) | null
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        disabled={!act}
        onClick={() => act?.()}
      >
        <Icon size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'this page stumbled over its own mistake.'
  return error.places[0]?.text ?? error.text
}

function clock(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
