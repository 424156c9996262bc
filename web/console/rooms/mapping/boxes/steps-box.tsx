import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import type { BoxEdit } from '../grid/column.ts'
import type { Change, ReadingEffect } from '../program.ts'
import { Shown } from '../shown.tsx'
import { useRoom } from '../room-context.ts'
import { stepWords } from '../words.ts'
import { RecipeList } from './recipe-list.tsx'
import { StepForm } from './step-form.tsx'

type Reading = { sources: string[]; steps: RecipeStep[] }

/** A cell that says what is done to a value, step by step. */
export function stepsEdit({
  reading,
  effect,
  set,
  commit,
}: {
  reading: Reading
  effect: ReadingEffect | undefined
  set: (steps: RecipeStep[]) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 560,
    box: (_, typed) => (
      <StepsBox
        reading={reading}
        effect={effect}
        typed={typed}
        onSet={(steps) => commit(set(steps))}
      />
    ),
    set: (text) => (text === '' ? set([]) : null),
  }
}

function StepsBox({
  reading: { sources, steps },
  effect,
  typed,
  onSet,
}: {
  reading: Reading
  effect: ReadingEffect | undefined
  typed: string
  onSet: (steps: RecipeStep[]) => void
}) {
  const { tables } = useRoom().program.document.values
  const [adding, setAdding] = useState(steps.length === 0 || typed !== '')
  const examples = effect?.examples ?? []
  // One that comes to something teaches more than one that goes blank.
  const [shown, setShown] = useState(() =>
    Math.max(
      0,
      examples.findIndex(({ after }) => after !== null),
    ),
  )
  const example = examples[shown] ?? examples[0]
  const replace = (index: number, step: RecipeStep) => onSet(steps.with(index, step))
  const list = useRef<HTMLOListElement>(null)
  const more = useRef<HTMLButtonElement>(null)
  const [picked, setPicked] = useState(0)
  // The list that had the focus is gone; one goes on in what the new recipe asks.
  useEffect(() => {
    if (picked === 0) return
    const asked = list.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea')
    if (asked instanceof HTMLInputElement) asked.select()
    ;(asked ?? more.current)?.focus()
  }, [picked])
  return (
    <div className="steps">
      {example ? (
        <div className="steps-example">
          <span className="muted">For example</span>
          <Shown value={example.before.join(' · ')} />
          {examples.length > 1 ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => setShown((examples.indexOf(example) + 1) % examples.length)}
            >
              Show another
            </Button>
          ) : null}
        </div>
      ) : null}
      {steps.length > 0 ? (
        <ol className="steps-list" ref={list}>
          {steps.map((step, index) => (
            <li key={`${index} ${step.recipe}`}>
              <div className="steps-head">
                <b>{stepWords(step, tables)}</b>
                <span className="steps-made">
                  {example?.steps[index]?.recipe === step.recipe ? (
                    <>
                      <span aria-hidden>→</span> <Shown value={example.steps[index].after} />
                    </>
                  ) : null}
                </span>
                <span className="steps-acts">
                  <Act
                    label="Do this earlier"
                    icon={IconArrowUp}
                    off={index === 0}
                    act={() => onSet(swapped(steps, index - 1))}
                  />
                  <Act
                    label="Do this later"
                    icon={IconArrowDown}
                    off={index === steps.length - 1}
                    act={() => onSet(swapped(steps, index))}
                  />
                  <Act
                    label="Take this recipe away"
                    icon={IconX}
                    act={() => onSet(steps.toSpliced(index, 1))}
                  />
                </span>
              </div>
              <StepForm sources={sources} step={step} onSet={(next) => replace(index, next)} />
            </li>
          ))}
        </ol>
      ) : null}
      {example?.held ? <p className="steps-held">Waits: {example.held}</p> : null}
      {adding ? (
        <RecipeList
          sources={sources}
          steps={steps}
          typed={typed}
          onPick={(step) => {
            onSet([...steps, step])
            setAdding(false)
            setPicked(picked + 1)
          }}
        />
      ) : (
        <Button
          ref={more}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          data-autofocus
          onClick={() => setAdding(true)}
        >
          Add a recipe
        </Button>
      )}
    </div>
  )
}

function Act({
  label,
  icon: Icon,
  off = false,
  act,
}: {
  label: string
  icon: typeof IconX
  off?: boolean
  act: () => void
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      title={label}
      disabled={off}
      onClick={act}
    >
      <Icon size={14} />
    </ActionIcon>
  )
}

/** The step and its successor in each other's place. */
function swapped(steps: RecipeStep[], index: number): RecipeStep[] {
  const [one, other] = [steps[index], steps[index + 1]]
  return one && other ? steps.toSpliced(index, 2, other, one) : steps
}
