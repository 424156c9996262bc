// The forms of recipes that choose from a list: what its items hold is known from the sample.
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import { useRoom } from '../room-context.ts'
import { sourceLists } from '../source-name.ts'
import { Choice, needed, Parameters, Text, Texts } from './step-parameters.tsx'

type Form<Name extends RecipeStep['recipe']> = {
  sources: readonly string[]
  step: Extract<RecipeStep, { recipe: Name }>
  onSet: (step: RecipeStep) => void
}

export function PreferForm({ sources, step, onSet }: Form<'prefer'>) {
  const { holds, valuesOf } = useItems(sources)
  return (
    <Parameters>
      <NotOneValue sources={sources} />
      <Text
        label="The item whose"
        value={step.where}
        problemOf={needed}
        suggestions={holds}
        onSet={(where) => onSet({ ...step, where })}
      />
      <Texts
        label="is, best first"
        description={valuesOf(step.where)}
        value={step.is}
        onSet={(is) => onSet({ ...step, is })}
      />
      <Text
        label="Take from it"
        description="Blank takes all of it"
        value={step.take}
        suggestions={holds}
        onSet={(take) => onSet({ ...step, take })}
      />
      <Choice
        label="If none is"
        value={step.else}
        options={[
          ['first', 'The first'],
          ['blank', 'Blank'],
        ]}
        onSet={(otherwise) => onSet({ ...step, else: otherwise })}
      />
    </Parameters>
  )
}

export function PickForm({ sources, step, onSet }: Form<'pick from a list where'>) {
  const { holds, valuesOf } = useItems(sources)
  return (
    <Parameters>
      <NotOneValue sources={sources} />
      <Text
        label="The item whose"
        value={step.where}
        problemOf={needed}
        suggestions={holds}
        onSet={(where) => onSet({ ...step, where })}
      />
      <Texts
        label="is one of, one a line"
        description={valuesOf(step.where)}
        value={step.is}
        onSet={(is) => onSet({ ...step, is })}
      />
      <Text
        label="Take from it"
        description="Blank takes all of it"
        value={step.take}
        suggestions={holds}
        onSet={(take) => onSet({ ...step, take })}
      />
      <Choice
        label="If several are"
        value={step.which}
        options={[
          ['first', 'The first'],
          ['all', 'All of them'],
        ]}
        onSet={(which) => onSet({ ...step, which })}
      />
    </Parameters>
  )
}

/** What the items of the lists that are read hold, and which values were seen there. */
function useItems(sources: readonly string[]) {
  const { sample, sourceAt } = useRoom()
  const read = sourceLists(sample?.fields ?? []).filter(({ path }) =>
    sources.some((source) => source === path || source === `${path}[]`),
  )
  const valuesOf = (key: string) => {
    const values = read.flatMap(({ path }) => sourceAt(`${path}[].${key}`)?.values ?? [])
    const some = values.slice(0, most).map(({ value }) => value)
    return some.length === 0
      ? undefined
      : `Your data holds ${some.join(', ')}${values.length > most ? '…' : ''}`
  }
  return { holds: [...new Set(read.flatMap(({ holds }) => holds))], valuesOf }
}

const most = 6

/** Of a list's values alone nobody can tell which item each belongs to. */
function NotOneValue({ sources }: { sources: readonly string[] }) {
  const one = sources.find((source) => source.includes('[].'))
  if (one === undefined) return null
  const list = sourceLabel(one.slice(0, one.lastIndexOf('[].')))
  return (
    <p className="parameter-wide steps-held">
      This chooses one item of a list, but “{sourceLabel(one)}” is only one value of each item. Read
      “{list}: the whole list” from the source instead.
    </p>
  )
}
