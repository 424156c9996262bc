import { Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import type { TestPerson } from '../program.ts'
import { readRecord, writeRecord } from './record-json.ts'

type SourceRecord = TestPerson['record']

/** The record as the source gives it, in JSON. It is taken as soon as it can be read. */
export function RecordText({
  record,
  onSet,
}: {
  record: SourceRecord
  onSet: ((record: SourceRecord) => void) | null
}) {
  const [typed, setTyped] = useState({ text: writeRecord(record), of: record })
  // Undone, or changed by somebody else.
  if (typed.of !== record) setTyped({ text: writeRecord(record), of: record })
  const read = readRecord(typed.text)
  const id = useId()
  return (
    <section className="record-text">
      <label htmlFor={id}>The record, as the source gives it</label>
      <Textarea
        id={id}
        autosize
        minRows={6}
        maxRows={22}
        spellCheck={false}
        readOnly={!onSet}
        value={typed.text}
        error={'text' in read ? read.text : undefined}
        onChange={(event) => {
          const text = event.currentTarget.value
          const next = readRecord(text)
          if (!('record' in next)) return setTyped({ text, of: record })
          setTyped({ text, of: next.record })
          onSet?.(next.record)
        }}
      />
    </section>
  )
}
