import { NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { MailFrame } from '../../../ui/mail-frame.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { environmentOf } from '../../environment-of.ts'
import { usePlace } from '../../place.ts'
import { rooms } from '../../root.tsx'
import { filtersOf, type Environment } from '../people/queries.ts'
import { ConfirmInvitations } from './confirm-invitations.tsx'
import './invite.css'
import { mailKey, previewKey, type CampaignPreview } from './queries.ts'
import { Reach } from './reach.tsx'
import { ruleOf, type Whom } from './whom.ts'
import { WhomChoice } from './whom-choice.tsx'

/** Inviting many: whom, how many, and how it looks, before anything is sent. */
export const route = createRoute({
  getParentRoute: () => rooms,
  path: '/sites/$site/$environment/mail/invite',
  params: { parse: environmentOf },
  component: InviteRoom,
})

const preview = 'POST /api/sites/:site/:environment/invitations/preview'

function InviteRoom() {
  const of = route.useParams()
  const { site } = usePlace()
  const siteName = site?.name ?? of.site
  const isDev = of.environment === 'dev'
  const [whom, setWhom] = useState<Whom>(isDev ? { test: true } : { everyone: true })
  const [cap, setCap] = useState(500)
  const filters = useQuery(filtersOf(of, { state: 'active' })).data
  const testers = useQuery(testersOf(of)).data
  const [asked] = useDebouncedValue({ whom, cap }, 250)
  const rule = ruleOf(asked.whom, testers)
  const seen = useQuery({
    queryKey: [...previewKey(of), rule, asked.cap],
    queryFn: ({ signal }) =>
      call(preview, {
        params: of,
        body: { rule: rule ?? { everyone: true }, cap: asked.cap },
        signal,
      }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const shown = rule === null ? undefined : seen.data
  const stale = seen.isPlaceholderData || asked.whom !== whom || asked.cap !== cap
  return (
    <Page
      title="Invite people"
      question="Whom do the invitations reach, and how do they look? Nothing is sent before you confirm."
      environment={of.environment}
      within={['Mail', siteName]}
    >
      <div className="invite">
        <div className="invite-choose">
          <WhomChoice
            whom={whom}
            setWhom={setWhom}
            filters={filters}
            testers={isDev ? (testers?.length ?? 0) : null}
          />
          <NumberInput
            label="To at most"
            description="More than that, and nothing is sent"
            min={1}
            max={1_000_000}
            thousandSeparator=","
            allowDecimal={false}
            value={cap}
            onChange={(value) => setCap(Number(value) || 1)}
            w={200}
          />
          {seen.error ? <Problem error={seen.error} retry={seen.refetch} /> : null}
          {rule === null ? <p className="muted">{nobodyChosen(whom)}</p> : null}
          {shown && !seen.error ? (
            <div className="invite-reach" data-stale={stale || undefined}>
              <Reach
                of={of}
                whom={asked.whom}
                preview={shown}
                cap={asked.cap}
                raise={() => setCap(shown.count)}
              />
              <ConfirmInvitations
                of={of}
                siteName={siteName}
                preview={shown}
                rule={rule}
                cap={asked.cap}
                stale={stale}
              />
            </div>
          ) : null}
        </div>
        <Example preview={seen.error ? undefined : shown} />
      </div>
    </Page>
  )
}

function Example({ preview }: { preview: CampaignPreview | undefined }) {
  const example = preview?.example
  if (!example) {
    return (
      <div className="invite-example invite-empty">
        The mail shows here, as one of them gets it.
      </div>
    )
  }
  return (
    <div className="invite-example">
      <p className="invite-as">
        As <strong dir="auto">{example.name}</strong> gets it at {example.to}
      </p>
      <p className="invite-subject" dir="auto">
        {example.subject}
      </p>
      <MailFrame html={example.html} title={example.subject} />
    </div>
  )
}

function nobodyChosen(whom: Whom): string {
  return 'test' in whom
    ? 'There is no test person yet. Open somebody’s page and make them one; then invite them here.'
    : 'Choose one user type at least.'
}

const testersOf = (of: Environment) => ({
  queryKey: [...mailKey(of), 'testers'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { rows } = await call('GET /api/sites/:site/:environment/people', {
      params: of,
      query: { test: 'yes', state: 'active', limit: 200 },
      signal,
    })
    return rows.map(({ personId }) => personId)
  },
  enabled: of.environment === 'dev',
})
