import { Radio } from '@mantine/core'

export type Covers = 'everyone' | 'additions'

/** The one question that decides whether somebody can be removed by a file. */
export function CoversChoice({
  covers,
  change,
}: {
  covers: Covers | null
  change: (covers: Covers) => void
}) {
  return (
    <Radio.Group
      label="Whom does this file hold?"
      value={covers}
      onChange={(next) => change(next === 'everyone' ? 'everyone' : 'additions')}
    >
      <div className="covers">
        <Radio
          value="everyone"
          label="Everyone"
          description="Who is missing from it counts as gone: the next plan will suspend them, and show them first."
        />
        <Radio
          value="additions"
          label="Additions and changes"
          description="Who is missing from it stays as they are. Nobody is removed."
        />
      </div>
    </Radio.Group>
  )
}
