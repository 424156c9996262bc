import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { environmentOf } from '../../environment-of.ts'
import { EventZone } from '../../event-zone.tsx'
import { me } from '../../me.ts'
import { usePlace } from '../../place.ts'
import { rooms } from '../../root.tsx'
import { Members } from './members.tsx'
import { settingsOf } from './queries.ts'
import './settings.css'
import { SiteTexts } from './site-texts.tsx'
import { TestAddresses } from './test-addresses.tsx'

/** The settings room: whom may this environment write to, who works on it, and what does the site say? */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/sites/$site/$environment/settings',
  params: { parse: environmentOf },
  component: SettingsRoom,
})

function SettingsRoom() {
  const of = route.useParams()
  const { site } = usePlace()
  const { account } = useSuspenseQuery(me).data
  const settings = useQuery(settingsOf(of))
  const siteName = site?.name ?? of.site
  const mayChange = account?.memberships.some(({ role }) => role !== 'client') ?? false
  const isOwner = account?.memberships.some(({ role }) => role === 'owner') ?? false
  return (
    <EventZone of={of}>
      <Page
        title="Settings"
        question={`What does ${siteName} say, who works on it, and whom may Dev write to?`}
        environment={of.environment}
        within={[siteName]}
        width="reading"
      >
        <div className="settings">
          {of.environment === 'dev' ? <TestAddresses of={of} mayChange={mayChange} /> : null}
          <Members of={of} mayChange={mayChange} isOwner={isOwner} />
          {settings.error ? <Problem error={settings.error} retry={settings.refetch} /> : null}
          {settings.data ? (
            <SiteTexts of={of} settings={settings.data} mayChange={mayChange} />
          ) : null}
        </div>
      </Page>
    </EventZone>
  )
}
