import { Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import type { TestPerson } from '../program.ts'

type SourceRecord = TestPerson['record']

/** The record as the source gives it, in JSON. It is taken as soon as it can be read. */
export function RecordText({
  record,
  onSet,
}: {
  record: SourceRecord
  onSet: ((record: SourceRecord) => void) | null
}) {
  const [typed, setTyped] = useState({ text: written(record), of: record })
  // Undone, or changed by somebody else.
  if (typed.of !== record) setTyped({ text: written(record), of: record })
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

function written(record: SourceRecord): string {
  return JSON.stringify(record, null, 2)
}

/** A record, or what is wrong with the text. */
export function readRecord(text: string): { record: SourceRecord } | { text: string } {
  if (text.length > longest) {
    return { text: `This record has ${text.length.toLocaleString('en')} characters; ${fits}.` }
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { record: value as SourceRecord }
    }
    return { text: 'A record stands between { and }: {"id": 1, "name": "Noor"}.' }
  } catch (error) {
    const where = error instanceof SyntaxError ? ` ${error.message}.` : ''
    return { text: `This is not JSON yet, so the last that was stays.${where}` }
  }
}

const longest = 100_000
const fits = `a test person takes ${longest.toLocaleString('en')}`
