import { IconChevronRight, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import { valueText } from '../../value-text.ts'
import './fields.css'
import type { FieldWhy, Person, Why } from './queries.ts'
import { WhyField } from './why-field.tsx'

type Field = Person['fields'][number]

/** What the platform shows of each field, whose word it is, and on a press why it is so. */
export function Fields({ why, person }: { why: Why | undefined; person: Person }) {
  const [opened, setOpened] = useState<string | null>(null)
  const reasons = new Map(why?.fields.map((field) => [field.key, field]))
  const filled = person.fields.filter(({ effective }) => effective !== null).length
  return (
    <Section id="fields" title="Fields" count={`${filled} of ${person.fields.length} filled`}>
      <ul className="section-box person-fields">
        {person.fields.map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            why={reasons.get(field.key)}
            sources={why?.sources ?? []}
            open={opened === field.key}
            toggle={() => setOpened(opened === field.key ? null : field.key)}
          />
        ))}
      </ul>
    </Section>
  )
}

function FieldRow({
  field,
  why,
  sources,
  open,
  toggle,
}: {
  field: Field
  why: FieldWhy | undefined
  sources: Why['sources']
  open: boolean
  toggle: () => void
}) {
  const panel = `why-${field.key}`
  const shown = valueText(field.effective, field)
  const said = field.source ? valueText(field.source.value, field) : ''
  return (
    <li data-open={open || undefined}>
      <button
        type="button"
        className="person-field"
        aria-expanded={open}
        aria-controls={panel}
        onClick={toggle}
      >
        <span className="person-field-label">{field.label}</span>
        <span className="person-field-value" dir="auto" data-blank={shown === '' || undefined}>
          {shown === '' ? 'blank' : shown}
          {field.edit ? (
            <small>
              the source says {said === '' ? 'nothing' : <span dir="auto">“{said}”</span>}
            </small>
          ) : null}
        </span>
        <span className="person-field-from">
          {field.edit ? (
            <>
              <IconPencil size={13} stroke={1.8} aria-hidden /> Edited here
            </>
          ) : (
            (field.source?.sourceName ?? 'No source')
          )}
        </span>
        <span className="person-field-when">
          {why?.last ? <When at={why.last.at} only="relative" /> : null}
        </span>
        <IconChevronRight size={15} stroke={1.8} aria-hidden className="person-field-chevron" />
      </button>
      {open ? (
        <div id={panel} className="person-why">
          {why ? <WhyField why={why} field={field} sources={sources} /> : null}
        </div>
      ) : null}
    </li>
  )
}
