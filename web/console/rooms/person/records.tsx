import { IconChevronRight } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { JsonView } from '../../../ui/json-view.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import type { Why } from './queries.ts'

/** The records as the source gave them, without what is never stored. */
export function Records({ why }: { why: Why | undefined }) {
  const { hash } = useLocation()
  if (!why || why.records.length === 0) return null
  const source = (sourceId: string) =>
    why.sources.find((source) => source.sourceId === sourceId)?.source ?? ''
  return (
    <Section
      id="records"
      title={why.records.length === 1 ? 'Record' : 'Records'}
      count={why.records.length === 1 ? undefined : why.records.length}
    >
      {why.records.map((record) => {
        const id = `record-${encodeURIComponent(record.recordKey)}`
        return (
          <details
            key={record.recordKey}
            id={id}
            className="section-box person-record"
            open={hash === id}
          >
            <summary>
              <IconChevronRight size={15} stroke={1.8} aria-hidden />
              <strong>{record.recordKey}</strong>
              <span className="muted">of {source(record.sourceId)}</span>
              <span className="person-record-when">
                first seen <When at={record.firstSeenAt} only="relative" />
              </span>
            </summary>
            <JsonView value={record.body} label={`record ${record.recordKey}`} />
          </details>
        )
      })}
    </Section>
  )
}
