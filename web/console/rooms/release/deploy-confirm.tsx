import { useNavigate } from '@tanstack/react-router'
import { Confirm } from '../../../ui/confirm.tsx'
import { environmentName, type Environment, type Overview } from '../project/queries.ts'
import type { Acts, Release } from './acts.ts'

export type Deploying = { release: Release; environment: Environment }

/** A deploy writes nobody: it says which release may, and shows its plan next. On Prod the site's name is typed. */
export function DeployConfirm({
  project,
  overview,
  deploying,
  close,
  acts,
}: {
  project: string
  overview: Overview
  deploying: Deploying | null
  close: () => void
  acts: Acts
}) {
  const navigate = useNavigate()
  const environment = deploying?.environment ?? 'dev'
  const name = environmentName[environment]
  const number = deploying?.release.number ?? 0
  const before = overview[environment].release
  const isBack = before !== null && number < before.number
  const { name: site } = overview.site
  return (
    <Confirm
      key={`${environment} ${number}`}
      opened={deploying !== null}
      close={close}
      title={`Deploy release ${number} to ${name}?`}
      says={
        <div className="deploy-says">
          <p>
            {environment === 'prod'
              ? `Release ${number} becomes the one that may write and mail on Prod, the real site of ${site}. Prod’s own connection to the source is asked first.`
              : `Release ${number} becomes the one that may write and mail on Dev.`}
          </p>
          <p>
            Nobody is created, changed, suspended or mailed by this: {name}’s own plan is shown
            next, and waits to be applied.
          </p>
        </div>
      }
      undo={
        before === null
          ? `To undo it, deploy another release. Until its plan is applied, ${name} stays empty.`
          : isBack
            ? `This goes back from release ${before.number}. Deploy that again to return.`
            : `To go back, deploy release ${before.number} again.`
      }
      {...(environment === 'prod' && { typed: [site] })}
      act={`Deploy to ${name}`}
      confirm={async () => {
        if (!deploying) return
        await acts.deploy.mutateAsync({
          releaseId: deploying.release.releaseId,
          environment,
          confirmation: site,
        })
        if (environment === 'prod')
          await navigate({ to: `/projects/${project}/plan`, search: { environment } })
      }}
    />
  )
}
