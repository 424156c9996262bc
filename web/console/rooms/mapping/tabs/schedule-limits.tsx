import { NumberInput } from '@mantine/core'
import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import './schedule-limits.css'
import { SettingProblems } from './setting-problems.tsx'
import { useLanding } from './use-landing.ts'

type All = MappingDocument['schedule']['limits']
type Of = keyof All

/** How much one sync may do before a person is asked: a sentence each, with two numbers in it. */
export function Limits({ limits, onSet }: { limits: All; onSet: ((limits: All) => void) | null }) {
  const landing = useLanding<HTMLElement>(place)
  return (
    <section className="limits" aria-labelledby="limits-title" ref={landing}>
      <h2 id="limits-title">Limits</h2>
      <p className="muted">
        A source that loses people by mistake shall not take them off the platform. Beyond both
        numbers a sync writes nothing and waits until a person has looked at it.
      </p>
      <ul>
        {kinds.map(({ of, verb, usual }) => (
          <Limit
            key={of}
            verb={verb}
            usual={usual}
            limit={limits[of]}
            onSet={onSet && ((limit) => onSet({ ...limits, [of]: limit }))}
          />
        ))}
      </ul>
      <SettingProblems at={place} />
    </section>
  )
}

const place = { tab: 'schedule', column: 'limits' } as const

const kinds: { of: Of; verb: string; usual: string }[] = [
  { of: 'suspend', verb: 'suspend', usual: 'Usually: 20 people and 10 %.' },
  { of: 'create', verb: 'create', usual: 'Usually: no limit. The first load is never held up.' },
  { of: 'change', verb: 'change', usual: 'Usually: no limit.' },
]

function Limit({
  verb,
  usual,
  limit,
  onSet,
}: {
  verb: string
  usual: string
  limit: All[Of]
  onSet: ((limit: All[Of]) => void) | null
}) {
  const { people, percent } = limit
  return (
    <li>
      <p className="limit">
        A sync that would {verb} more than
        <Amount
          label={`Most people to ${verb}`}
          value={people}
          whole
          onSet={onSet && ((people) => onSet({ ...limit, people }))}
        />
        people and more than
        <Amount
          label={`Most per cent to ${verb}`}
          suffix=" %"
          value={percent}
          onSet={onSet && ((percent) => onSet({ ...limit, percent }))}
        />
        of those here waits for a person.
      </p>
      <p className="muted">
        {effectOf(people, percent)} {usual}
      </p>
    </li>
  )
}

function Amount({
  label,
  value,
  whole = false,
  suffix = '',
  onSet,
}: {
  label: string
  value: number | null
  whole?: boolean
  suffix?: string
  onSet: ((value: number | null) => void) | null
}) {
  return (
    <NumberInput
      size="xs"
      w={64}
      aria-label={label}
      placeholder={`any${suffix}`}
      suffix={suffix}
      min={0}
      {...(whole ? {} : { max: 100 })}
      clampBehavior="strict"
      allowDecimal={!whole}
      allowNegative={false}
      hideControls
      readOnly={!onSet}
      value={value ?? ''}
      onChange={(next) => onSet?.(typeof next === 'number' ? next : null)}
    />
  )
}

/** What two numbers, one or none come to. */
function effectOf(people: number | null, percent: number | null): string {
  if (people === null && percent === null) return 'No limit: it goes on by itself.'
  if (percent === null) return 'The share does not count: the number alone decides.'
  if (people === null) return 'The number does not count: the share alone decides.'
  return 'Both must be passed, so that a small site is not held up by a few.'
}
