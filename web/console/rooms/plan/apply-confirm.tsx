import { Confirm } from '../../../ui/confirm.tsx'
import { countOf } from '../../../ui/figures.ts'
import { environmentName, type Counts, type Overview, type Plan } from '../project/queries.ts'
import type { Acts } from './acts.ts'
import { changesOf, changesSaid } from './changes-said.ts'
import type { Search } from './search.ts'

/** Before anybody is written: how many, whom, and what undoes it; on Prod the site's name is typed. */
export function ApplyConfirm({
  opened,
  close,
  overview,
  plan,
  counts,
  acts,
  search,
}: {
  opened: boolean
  close: () => void
  overview: Overview
  plan: Plan
  counts: Counts
  acts: Acts
  search: Search
}) {
  const { environment } = search
  const name = environmentName[environment]
  const total = changesOf(counts)
  const { name: site } = overview.site
  return (
    <Confirm
      opened={opened}
      close={close}
      title={`Apply release ${plan.release.number} to ${name}?`}
      says={
        <p>
          {total === 0 ? (
            <>Nothing differs on {name}: nothing will be written.</>
          ) : (
            <>
              On {environment === 'prod' ? <strong>Prod, the real site of {site}</strong> : 'Dev'},{' '}
              {changesSaid(counts)}.
            </>
          )}{' '}
          {counts.held > 0
            ? `${countOf(counts.held, 'person is', 'people are')} held and stay as they are. `
            : ''}
          Nobody is mailed by this.
          {plan.brake ? (
            <>
              {' '}
              <strong>{plan.brake.text}</strong>
            </>
          ) : null}
        </p>
      }
      undo="To undo it, deploy an earlier release and apply its plan: changed fields change back. Whoever is suspended comes back as they were when the source has them again. Nobody is deleted."
      typed={[
        ...(environment === 'prod' ? [site] : []),
        ...(plan.brake?.exceeded.map(({ count }) => String(count)) ?? []),
      ]}
      harm={plan.brake !== null}
      act={`Apply to ${name}: ${total === 0 ? '0 changes' : countOf(total, 'person', 'people')}`}
      confirm={() =>
        acts.apply.mutateAsync({
          plan: plan.planId,
          seen: counts,
          ...(environment === 'prod' && { confirmation: site }),
          ...(plan.brake && {
            typed: Object.fromEntries(plan.brake.exceeded.map(({ what, count }) => [what, count])),
          }),
        })
      }
    />
  )
}
