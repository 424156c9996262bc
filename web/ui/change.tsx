import './change.css'

/** Before → after, by sign and word and not by colour alone. What was or is blank says so. */
export function Change({
  before,
  after,
  compact = false,
}: {
  before: string | number | boolean | null
  after: string | number | boolean | null
  /** In a line of text or a cell, without the word's own column. */
  compact?: boolean
}) {
  return (
    <span className="change" data-compact={compact || undefined}>
      <Value side="before" value={before} />
      <span className="change-arrow" aria-hidden>
        →
      </span>
      <Value side="after" value={after} />
      <span className="change-word">{word(before, after)}</span>
    </span>
  )
}

function Value({ side, value }: { side: 'before' | 'after'; value: Shown }) {
  const blank = isBlank(value)
  return (
    <span className="change-value" data-side={side} data-blank={blank || undefined}>
      <span className="unseen">{side === 'before' ? 'before: ' : 'after: '}</span>
      {blank ? null : <b aria-hidden>{side === 'before' ? '−' : '+'}</b>}
      <span dir="auto">{blank ? 'blank' : asText(value)}</span>
    </span>
  )
}

type Shown = string | number | boolean | null

function word(before: Shown, after: Shown): string {
  if (before === after) return 'unchanged'
  if (isBlank(before)) return 'added'
  return isBlank(after) ? 'cleared' : 'changed'
}

function isBlank(value: Shown): boolean {
  return value === null || value === ''
}

function asText(value: Shown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
