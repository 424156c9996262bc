import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import './confirm.css'
import { Problem } from './problem.tsx'

/**
 * Before what sends mail, suspends people or touches Prod: how many, whom, and what undoes it.
 * `typed` is what to type where Prod is touched or many are suspended; the button waits for all of it.
 */
export function Confirm({
  opened,
  close,
  title,
  says,
  undo,
  typed = [],
  act,
  harm = false,
  confirm,
}: {
  opened: boolean
  close: () => void
  /** "Deploy release 4 to Prod?" */
  title: string
  /** How many, and whom; numbers as links. */
  says: ReactNode
  /** "Deploy release 3 again to go back." */
  undo: ReactNode
  typed?: readonly string[]
  /** The button, a verb and a noun: "Deploy to Prod". */
  act: string
  harm?: boolean
  confirm: () => Promise<unknown>
}) {
  const [given, setGiven] = useState<Record<string, string>>({})
  const done = () => {
    setGiven({})
    close()
  }
  const carryOut = useMutation({ mutationFn: confirm, onSuccess: done })
  const ready = typed.every((text) => given[text]?.trim() === text)
  return (
    <Modal opened={opened} onClose={done} title={title} size="md">
      <form
        className="confirm"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) carryOut.mutate()
        }}
      >
        <div>{says}</div>
        <p className="confirm-undo">{undo}</p>
        {typed.map((text, index) => (
          <TextInput
            key={text}
            label={`Type “${text}” to confirm`}
            value={given[text] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              setGiven((before) => ({ ...before, [text]: value }))
            }}
            autoComplete="off"
            spellCheck={false}
            {...(index === 0 && { 'data-autofocus': true })}
          />
        ))}
        <Problem error={carryOut.error} />
        <div className="confirm-acts">
          <Button variant="default" onClick={done}>
            Go back
          </Button>
          <Button
            type="submit"
            disabled={!ready}
            loading={carryOut.isPending}
            {...(harm ? { color: 'red.8' } : {})}
          >
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
