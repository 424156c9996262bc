import { useQuery } from '@tanstack/react-query'
import { countOf } from '../../../../ui/figures.ts'
import type { RecipeStep } from '../../../../../src/mapping/core/recipes/catalogue.ts'
import { call, type AnswerOf } from '../../../api.ts'
import { Problem } from '../../../../ui/problem.tsx'
import { useRoom } from '../room-context.ts'
import { Shown } from '../shown.tsx'
import { ListBox } from './list-box.tsx'

type Offer = AnswerOf<'POST /api/projects/:project/mapping/recipes'>['recipes'][number]

/** The recipes, each with what it would make of this very row. */
export function RecipeList({
  sources,
  steps,
  typed,
  onPick,
}: {
  sources: string[]
  steps: RecipeStep[]
  typed: string
  onPick: (step: RecipeStep) => void
}) {
  const { project } = useRoom()
  const offers = useQuery({
    queryKey: ['mapping recipes', project, sources, steps],
    queryFn: ({ signal }) =>
      call('POST /api/projects/:project/mapping/recipes', {
        params: { project },
        body: { sources, steps },
        signal,
      }),
  })
  if (offers.error) return <Problem error={offers.error} retry={offers.refetch} />
  // Several sources are joined where they are chosen; here these two are for lists, or for what was not seen yet.
  const fitting = (offers.data?.recipes ?? []).filter(
    ({ combines, changes, of }) => !combines || changes > 0 || of === 0,
  )
  const recipes = fitting.toSorted((a, b) => use(b) - use(a))
  return (
    <ListBox
      label="Search the recipes"
      search
      typed={typed}
      items={recipes.map((offer) => ({
        key: offer.step.recipe,
        label: capital(offer.step.recipe),
        about: <About offer={offer} />,
        ...(offer.of > 0 && offer.changes === 0 ? { tone: 'quiet' as const } : {}),
      }))}
      onPick={(key) => {
        const offer = recipes.find(({ step }) => step.recipe === key)
        if (offer) onPick(offer.step)
      }}
      empty={offers.isPending ? 'One moment…' : 'No recipe has this name.'}
    />
  )
}

/** First what does something here, last what cannot read the value. */
function use({ changes, here }: Offer): number {
  if (here?.held) return 0
  return changes > 0 ? 2 : 1
}

function About({ offer: { explanation, example, here, changes, of } }: { offer: Offer }) {
  const shown = here ?? { ...example, held: false }
  return (
    <>
      {explanation}
      <span className="recipe-example">
        <Shown value={shown.before} /> <span aria-hidden>→</span>{' '}
        {shown.held ? <em>cannot be read</em> : <Shown value={shown.after} />}
        <span className="recipe-here">
          {here?.held
            ? `none of ${countOf(of, 'value', 'values')} here`
            : here
              ? `changes ${changes} of ${countOf(of, 'value', 'values')} here`
              : of > 0
                ? 'an example; changes nothing here'
                : 'an example'}
        </span>
      </span>
    </>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
