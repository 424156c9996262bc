import { Change } from '../../../../ui/change.tsx'
import { countOf } from '../../../../ui/figures.ts'
import { Initials } from '../../../../ui/initials.tsx'
import type { Preview } from '../program.ts'
import { PanelFrame } from './panel-frame.tsx'

/** Whom the edits change, and how: the old result beside the new one. */
export function Changed({ changed }: { changed: Preview['changed'] }) {
  const shown = changed.slice(0, most)
  return (
    <PanelFrame
      title="What your edits change"
      about={`${countOf(changed.length, 'person', 'people')} of the sample: before → after.`}
    >
      {changed.length === 0 ? (
        <p className="muted panel-none">Nobody: for the sample, both come to the same.</p>
      ) : (
        <ul className="panel-scroll panel-changed">
          {shown.map(({ id, name, changes }) => (
            <li key={id}>
              <span className="panel-person">
                <Initials name={name ?? `Record ${id}`} size={24} />
                <b dir="auto">{name ?? `Record ${id}`}</b>
              </span>
              <dl>
                {changes.map(({ what, before, after }) => (
                  <div key={what}>
                    <dt className="muted">{what}</dt>
                    <dd>
                      <Change compact before={before} after={after} />
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
          {changed.length > most ? (
            <li className="muted">and {countOf(changed.length - most, 'person', 'people')} more</li>
          ) : null}
        </ul>
      )}
    </PanelFrame>
  )
}

const most = 60
