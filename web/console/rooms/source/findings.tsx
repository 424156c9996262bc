import { Button } from '@mantine/core'
import {
  IconAlertCircle,
  IconCircleCheck,
  IconHelpCircle,
  IconMinus,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { countOf, inFigures } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import type { AnswerOf } from '../../api.ts'
import { Correction, correctionsOf, type About } from './correction.tsx'
import type { Detected, SourceForm } from './queries.ts'

type Finding = Detected['findings'][number]
type Tried = AnswerOf<'POST /api/projects/:project/try'>

/** What one answer told, in sentences with how sure each is; each can be corrected, and the correction tried. */
export function Findings({
  findings,
  form,
  detected,
  change,
  attempt,
  pending,
  tried,
  error,
}: {
  findings: readonly Finding[]
  form: SourceForm | null
  /** As it was found, to tell what was corrected. */
  detected: SourceForm | null
  change: (form: SourceForm) => void
  attempt: () => void
  pending: boolean
  tried: Tried | undefined
  error: unknown
}) {
  const corrected = form !== null && JSON.stringify(form) !== JSON.stringify(detected)
  return (
    <section className="findings">
      <h2>What it found</h2>
      <ul>
        {findings.map((finding) => (
          <FindingRow
            key={`${finding.about} ${finding.text}`}
            finding={finding}
            form={form}
            change={change}
          />
        ))}
      </ul>
      {corrected ? (
        <div className="findings-try">
          <Button variant="default" loading={pending} onClick={attempt}>
            Try with your corrections
          </Button>
          {tried && !tried.error ? <p>{triedSentence(tried)}</p> : null}
        </div>
      ) : null}
      {tried?.error ? <Problem found={tried.error.text} /> : null}
      {tried && !tried.error && tried.records + tried.problemCount === 0 ? (
        <Problem
          tone="waits"
          found="No record came of it. Check where the list is, and where the people are in it."
        />
      ) : null}
      {tried && tried.problemCount > 0 ? (
        <Problem tone="waits" found={tried.problems[0]?.text} />
      ) : null}
      <Problem error={error} />
    </section>
  )
}

/** A finding with its sign and word; `form` opens the fields that correct it. */
function FindingRow({
  finding: { about, state, text },
  form,
  change,
}: {
  finding: Finding
  form: SourceForm | null
  change: (form: SourceForm) => void
}) {
  const part = correctionsOf(about)
  const [open, setOpen] = useState(state === 'missing' && about === 'id')
  return (
    <li className="finding">
      <StateSign about={about} state={state} />
      <p className="finding-text">{text}</p>
      {form && part ? (
        <Button
          variant="subtle"
          size="xs"
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          {open ? 'Close' : 'Correct'}
        </Button>
      ) : null}
      {form && part && open ? (
        <div className="finding-correction">
          <Correction about={part} form={form} change={change} />
        </div>
      ) : null}
    </li>
  )
}

/** The same sentences for a file, which are not corrected here. */
export function PlainFindings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="findings-plain">
      {findings.map(({ about, state, text }) => (
        <li className="finding" key={`${about} ${text}`}>
          <StateSign about={about} state={state} />
          <p className="finding-text">{text}</p>
        </li>
      ))}
    </ul>
  )
}

function StateSign({ about, state }: { about: About; state: Finding['state'] }) {
  const [shown, word, Sign] = signOf(about, state)
  return (
    <span className="finding-state" data-state={shown}>
      <Sign size={17} stroke={1.8} aria-hidden />
      {word}
    </span>
  )
}

function signOf(about: About, state: Finding['state']): [string, string, Icon] {
  if (state === 'found') return ['found', 'Found', IconCircleCheck]
  if (state === 'assumed') return ['assumed', 'Assumed', IconHelpCircle]
  // A system that gives no total leaves nobody anything to fill in.
  if (about === 'total') return ['none', 'Not given', IconMinus]
  return ['missing', 'For you', IconAlertCircle]
}

function triedSentence({ items, records, total, more }: Tried): string {
  const counted =
    items === records
      ? countOf(records, 'record', 'records')
      : `${countOf(items, 'entry', 'entries')} with ${countOf(records, 'record', 'records')}`
  const next = more ? 'Another page follows.' : 'No page follows.'
  const all = total === null ? '' : ` The system’s own total is ${inFigures(total)}.`
  return `The first page brought ${counted}. ${next}${all}`
}
