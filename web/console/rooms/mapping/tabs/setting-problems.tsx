import { useRoom } from '../room-context.ts'
import { isAt, type SettingPlace } from './use-landing.ts'

/** What is wrong with one setting, beside it. */
export function SettingProblems({ at }: { at: SettingPlace }) {
  const { problemsOf } = useRoom()
  return problemsOf(at.tab)
    .filter((problem) => isAt(problem, at))
    .map(({ text, severity }) => (
      <p key={text} className="setting-problem" data-severity={severity}>
        {text}
      </p>
    ))
}
