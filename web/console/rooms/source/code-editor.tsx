import { useRef, type KeyboardEvent } from 'react'

/** A plain editor in a mono face with line numbers. `marks` says what is wrong in which line. */
export function CodeEditor({
  label,
  text,
  marks,
  change,
  save,
}: {
  label: string
  text: string
  marks: ReadonlyMap<number, string>
  change: (text: string) => void
  /** Ctrl-S or Cmd-S. */
  save: () => void
}) {
  const numbers = useRef<HTMLDivElement>(null)
  const lines = text.split('\n')
  const press = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  return (
    <div className="code source-mono">
      <div className="code-numbers" ref={numbers} aria-hidden>
        {lines.map((_, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line is known by its number
          <span
            key={index}
            data-marked={marks.has(index + 1) || undefined}
            title={marks.get(index + 1)}
          >
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        aria-label={label}
        aria-invalid={marks.size > 0}
        className="code-text"
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={press}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}
