import { IconFileUpload } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { inFigures } from '../../../ui/figures.ts'

/** A place to drop a file, or to choose one. */
export function DropFile({ file, choose }: { file: File | null; choose: (file: File) => void }) {
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    <div
      className="drop"
      data-over={over || undefined}
      data-chosen={file !== null || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) choose(dropped)
      }}
    >
      <IconFileUpload size={24} stroke={1.5} aria-hidden />
      <div>
        {file ? (
          <p>
            <strong dir="auto">{file.name}</strong>{' '}
            <span className="muted">{sizeOf(file.size)}</span>
          </p>
        ) : (
          <p>Drop a CSV or JSON file here</p>
        )}
        <label htmlFor={id}>{file ? 'Choose another file' : 'or choose one'}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) choose(chosen)
            event.currentTarget.value = ''
          }}
        />
      </div>
    </div>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${inFigures(Math.max(1, Math.round(bytes / 1_000)))} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
