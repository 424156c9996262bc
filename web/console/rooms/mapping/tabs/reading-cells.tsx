// Cells that every reading has: where from, what is done to it, and what comes out.
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { share } from '../../../../ui/figures.ts'
import { wordBetween } from '../boxes/sources-box.tsx'
import { PeopleLink } from '../people-link.tsx'
import type { ReadingEffect } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { Shown } from '../shown.tsx'
import { sourceName } from '../source-name.ts'
import { stepWords } from '../words.ts'
import './cells.css'

export function Sources({
  sources,
  steps,
  all = false,
}: {
  sources: readonly string[]
  steps: readonly RecipeStep[]
  /** Every source is looked up, not one of them. */
  all?: boolean
}) {
  const { sample, sourceAt, edit } = useRoom()
  if (sources.length === 0) {
    return <span className="choose">{edit ? 'Choose a source' : 'No source yet'}</span>
  }
  const [first] = steps
  const joint = first?.recipe === 'join with' ? first.with : null
  return (
    <span className="lines">
      {sources.map((path, index) => {
        const field = sourceAt(path)
        const { within, label } = sourceName(path, sample?.fields ?? [])
        return (
          <span key={path} className="source-line" title={path}>
            {index > 0 ? <em>{wordBetween(all ? 'all' : 'joined or first', joint)}</em> : null}
            <span dir="auto" className="source-name">
              {within ? <small className="muted">{within}&nbsp;› </small> : null}
              <span>{label}</span>
            </span>
            {field && sample ? (
              <span className="fill" title={`${field.filled} of ${sample.records} have it`}>
                {share(field.filled, sample.records)}
              </span>
            ) : null}
          </span>
        )
      })}
    </span>
  )
}

export function Steps({ steps }: { steps: readonly RecipeStep[] }) {
  const { tables } = useRoom().program.document.values
  if (steps.length === 0) return <span className="choose">As it is</span>
  return (
    <span className="chips">
      {steps.map((step, index) => {
        const words = stepWords(step, tables)
        return (
          <span key={`${index} ${step.recipe}`} className="chip" title={words}>
            {words}
          </span>
        )
      })}
    </span>
  )
}

/** The first two examples: what the source had, and what becomes of it. */
export function Examples({
  effect,
  most = 2,
}: {
  effect: ReadingEffect | undefined
  most?: number
}) {
  const examples = effect?.examples ?? []
  return (
    <span className="lines">
      {examples.slice(0, most).map((example, index) => (
        <span key={index} className="example">
          <Shown value={example.before.join(' · ')} />
          <span className="arrow" aria-hidden>
            →
          </span>
          {example.held ? (
            <em className="waits" title={example.held}>
              waits
            </em>
          ) : (
            <b>
              <Shown value={example.after} />
            </b>
          )}
        </span>
      ))}
    </span>
  )
}

export function exampleText(effect: ReadingEffect | undefined): string {
  return (effect?.examples ?? [])
    .map(({ before, after, held }) => `${before.join(' · ')} → ${held ?? after ?? 'blank'}`)
    .join('\n')
}

/** How many of those who come in have it, and links to those who do not. */
export function Filled({ effect, row }: { effect: ReadingEffect | undefined; row: string }) {
  if (!effect) return null
  const all = effect.filled + effect.blank.length + effect.held.length
  if (all === 0) return null
  return (
    <span className="lines figures">
      <span>{share(effect.filled, all)}</span>
      {effect.blank.length > 0 ? (
        <PeopleLink view={`blank.${row}`} count={effect.blank.length} noun={['blank', 'blank']} />
      ) : null}
      {effect.held.length > 0 ? (
        <span className="waits">
          <PeopleLink view={`waits.${row}`} count={effect.held.length} noun={['waits', 'wait']} />
        </span>
      ) : null}
    </span>
  )
}

export function filledText(effect: ReadingEffect | undefined): string {
  if (!effect) return ''
  return `${effect.filled} filled, ${effect.blank.length} blank, ${effect.held.length} wait`
}
