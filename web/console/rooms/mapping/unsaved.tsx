import { Button, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import type { Saving } from './saver.ts'

/** Edits save themselves on the way out; where that cannot be, whoever leaves is asked first. */
export function Unsaved({ saving }: { saving: Saving }) {
  const stuck = saving.state === 'failed' || saving.state === 'conflict'
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => stuck && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Modal opened onClose={blocker.reset} title="Leave without your last edits?" size="md">
      <p>They could not be saved. If you leave now, the document stays as it was last saved.</p>
      <div className="unsaved-acts">
        <Button variant="default" onClick={blocker.reset}>
          Stay here
        </Button>
        <Button variant="default" onClick={blocker.proceed}>
          Leave without them
        </Button>
      </div>
    </Modal>
  )
}
