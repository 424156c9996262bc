import { Button } from '@mantine/core'
import { takeSuggestion } from '../../../../../src/mapping/core/suggestions/suggestion.ts'
import { countOf } from '../../../../ui/figures.ts'
import { together, type Change, type Suggestion } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { tabNames } from '../words.ts'
import { PanelFrame } from './panel-frame.tsx'

/** Rows that the source seems to ask for, each with its reasons. None is added by itself. */
export function Suggestions() {
  const { preview, edit } = useRoom()
  const found = preview?.suggestions ?? []
  const tabs = Map.groupBy(found, ({ tab }) => tab)
  return (
    <PanelFrame
      title="Suggestions"
      about="What the names and values of the source seem to say. Nothing is added until you add it; undo takes it away again."
    >
      <div className="panel-scroll">
        {found.length === 0 ? (
          <p className="panel-none muted">There is nothing left to suggest.</p>
        ) : null}
        {[...tabs].map(([tab, ones]) => (
          <section key={tab} className="panel-suggestions">
            <h3>
              {tabNames[tab]}
              {edit && ones.length > 1 ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => edit(together(ones.map(taking)))}
                >
                  Add all {ones.length}
                </Button>
              ) : null}
            </h3>
            <ul>
              {ones.map((one) => (
                <li key={one.id}>
                  <div>
                    <b dir="auto">{one.title}</b>
                    {one.path === null ? null : <code className="path">{one.path}</code>}
                    <small className="muted" dir="auto">
                      {sentence(one.why)}
                    </small>
                  </div>
                  {edit ? (
                    <Button size="compact-xs" variant="default" onClick={() => edit(taking(one))}>
                      Add
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PanelFrame>
  )
}

/** "12 suggestions". */
export function countSuggestions(suggestions: readonly Suggestion[]): string {
  return countOf(suggestions.length, 'suggestion', 'suggestions')
}

function taking(suggestion: Suggestion): Change {
  return (program) => ({ ...program, document: takeSuggestion(program.document, suggestion) })
}

/** "It is called 'position'; every record has one." */
function sentence(why: readonly string[]): string {
  const text = why.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
