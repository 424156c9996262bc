// Where an engineer writes an expression, and what is wrong with it while it is written.
import { Button, Textarea } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { asSource, expressionIn } from '../../../../../src/mapping/core/expression/mark.ts'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { sourceFields } from '../../../../../src/mapping/core/source/source-fields.ts'
import { useRoom } from '../room-context.ts'

/** The form of the recipe. */
export function ExpressionForm({
  step,
  onSet,
}: {
  step: Extract<RecipeStep, { recipe: 'expression' }>
  onSet: (step: RecipeStep) => void
}) {
  const [text, setText] = useState(step.cel)
  return (
    <Expression
      label="Calculate, from value and record"
      hasValue
      text={text}
      onWrite={setText}
      onUse={text === step.cel ? null : (cel) => onSet({ ...step, cel })}
    />
  )
}

/** An expression in the place of a field of the source: the one that is chosen, or a new one. */
export function ExpressionSource({
  chosen,
  onUse,
}: {
  chosen: string | undefined
  onUse: (source: string) => void
}) {
  const [text, setText] = useState(() => (chosen && expressionIn(chosen)) ?? null)
  if (text === null) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setText('record.')}>
        Calculate it in CEL (for engineers)
      </Button>
    )
  }
  return (
    <Expression
      label="Calculate it, from record"
      hasValue={false}
      text={text}
      onWrite={setText}
      onUse={asSource(text) === chosen ? null : (cel) => onUse(asSource(cel))}
    />
  )
}

function Expression({
  label,
  hasValue,
  text,
  onWrite,
  onUse,
}: {
  label: string
  hasValue: boolean
  text: string
  onWrite: (text: string) => void
  /** Null where it is in use already. */
  onUse: ((expression: string) => void) | null
}) {
  const found = useProblems(text, hasValue)
  const problem = found?.find(({ severity }) => severity === 'problem')
  return (
    <div className="expression">
      <Textarea
        size="xs"
        label={label}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        value={text}
        error={(problem ?? found?.[0])?.text}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
      {onUse ? (
        <Button
          size="compact-xs"
          disabled={found === null || problem !== undefined}
          // Sources stand one in a line where they are copied.
          onClick={() => onUse(text.trim().replace(/\s*\n\s*/gu, ' '))}
        >
          Use it
        </Button>
      ) : null}
    </div>
  )
}

type Found = readonly { severity: 'problem' | 'warning'; text: string }[]

/** What is wrong with an expression; null until that is known. What compiles it comes once somebody writes one. */
function useProblems(text: string, hasValue: boolean): Found | null {
  const { sample } = useRoom()
  const fields = useMemo(() => sourceFields(sample ?? undefined), [sample])
  const [found, setFound] = useState<{ text: string; problems: Found } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const check = async () => {
      const { expressionProblems } =
        await import('../../../../../src/mapping/core/source/source.ts')
      if (isCurrent) setFound({ text, problems: expressionProblems(text, { hasValue, fields }) })
    }
    void check()
    return () => {
      isCurrent = false
    }
  }, [text, hasValue, fields])
  return found?.text === text ? found.problems : null
}
