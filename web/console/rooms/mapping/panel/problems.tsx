import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { Tab } from '../../../../../src/mapping/core/document.ts'
import { countOf } from '../../../../ui/figures.ts'
import type { Problem } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { tabNames } from '../words.ts'
import { PanelFrame } from './panel-frame.tsx'

/** What is wrong or looks like it, tab by tab; each leads to its cell. */
export function Problems() {
  const { preview } = useRoom()
  const problems = preview?.problems ?? []
  const faults = problems.filter(({ severity }) => severity === 'problem').length
  const tabs = Map.groupBy(problems, ({ tab }) => tab)
  return (
    <PanelFrame
      title="Checks"
      about={`${countOf(faults, 'problem', 'problems')} to mend, ${countOf(problems.length - faults, 'thing', 'things')} to look at.`}
    >
      <div className="panel-scroll">
        {problems.length === 0 ? (
          <p className="panel-fine">
            <IconCircleCheck size={18} stroke={1.75} aria-hidden /> Nothing is wrong.
          </p>
        ) : null}
        {[...tabs].map(([tab, found]) => (
          <section key={tab} className="panel-problems">
            <h3>{tabNames[tab]}</h3>
            <ul>
              {found.map((problem) => (
                <One
                  key={`${problem.row} ${problem.column} ${problem.text}`}
                  problem={problem}
                  tab={tab}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PanelFrame>
  )
}

function One({ problem: { severity, text, row, column }, tab }: { problem: Problem; tab: Tab }) {
  const { goTo } = useRoom()
  return (
    <li>
      <button type="button" data-severity={severity} onClick={() => goTo(tab, { row, column })}>
        <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
        <span>
          <span className="unseen">{severity === 'problem' ? 'To mend: ' : 'To look at: '}</span>
          {text}
        </span>
      </button>
    </li>
  )
}
