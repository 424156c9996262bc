import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { When } from '../../../ui/when.tsx'
import { environmentName } from '../project/queries.ts'
import type { Release, Releases } from './acts.ts'

/** What runs where, and what it may do there. */
export function Permits({
  permits,
  releases,
}: {
  permits: Releases['permits']
  releases: readonly Release[]
}) {
  return (
    <div className="permits">
      {(['dev', 'prod'] as const).map((environment) => {
        const own = permits.filter((permit) => permit.environment === environment)
        const [first] = own
        const release = releases.find(({ releaseId }) => releaseId === first?.releaseId)
        return (
          <section key={environment} aria-label={`On ${environmentName[environment]}`}>
            <EnvironmentBadge kind={environment} />
            {first && release ? (
              <>
                <p className="permits-release">Release {release.number} runs</p>
                <p className="muted">
                  It may {own.map(({ purpose }) => purposes[purpose]).join(' and ')}, as{' '}
                  {first.grantedBy} permitted <When at={first.grantedAt} />
                </p>
              </>
            ) : (
              <>
                <p className="permits-release">Nothing runs</p>
                <p className="muted">No release was deployed, so nothing may write or mail.</p>
              </>
            )}
          </section>
        )
      })}
    </div>
  )
}

const purposes = { sync: 'write people', mail: 'send mail that is asked for' } as const
