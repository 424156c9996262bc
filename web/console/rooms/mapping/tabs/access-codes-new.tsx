import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { linesOf } from '../boxes/values-box.tsx'
import { addAccessCode } from '../edits.ts'
import { together } from '../program.ts'
import { useRoom } from '../room-context.ts'

/** Codes are handed out in lists, so a whole list can be pasted. */
export function NewCodes({ onMade }: { onMade: () => void }) {
  const { program, edit } = useRoom()
  const [text, setText] = useState('')
  const known = new Set(program.document.userTypes.codes.rows.map(({ code }) => fold(code)))
  const codes = linesOf(text)
  const fresh = codes.filter(
    (code, at) =>
      !known.has(fold(code)) && codes.findIndex((one) => fold(one) === fold(code)) === at,
  )
  const tooMany = fresh.length > most
  return (
    <form
      className="field-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (fresh.length === 0 || tooMany) return
        edit?.(together(fresh.map(addAccessCode)))
        onMade()
      }}
    >
      <Textarea
        size="xs"
        label="Codes, one a line"
        placeholder={'STAFF-2027\nPRESS-2027'}
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        value={text}
        error={tooMany ? `Add ${most} at a time; more come by a workbook.` : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="light" disabled={fresh.length === 0 || tooMany}>
        {fresh.length > 1 ? `Add ${fresh.length} codes` : 'Add code'}
      </Button>
      {codes.length > fresh.length ? (
        <p className="muted">{codes.length - fresh.length} of them are listed already.</p>
      ) : null}
    </form>
  )
}

/** Each is an edit of its own, and a hand does not write more. */
const most = 500
