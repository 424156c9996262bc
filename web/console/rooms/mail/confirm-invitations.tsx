import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { countOf } from '../../../ui/figures.ts'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { me } from '../../me.ts'
import { peopleKey, type Environment } from '../people/queries.ts'
import { mailKey, previewKey, type CampaignPreview } from './queries.ts'
import type { Rule } from './whom.ts'

/** The yes to what was seen: on Prod with the site's name typed. */
export function ConfirmInvitations({
  of,
  siteName,
  preview,
  rule,
  cap,
  stale,
}: {
  of: Environment
  siteName: string
  preview: CampaignPreview
  rule: Rule | null
  cap: number
  /** What is shown belongs to the choice before. */
  stale: boolean
}) {
  const [typed, setTyped] = useState('')
  const { account } = useSuspenseQuery(me).data
  const queries = useQueryClient()
  const navigate = useNavigate()
  const reached = preview.count - preview.refused.count
  const send = useMutation({
    mutationFn: (rule: Rule) =>
      call('POST /api/sites/:site/:environment/invitations', {
        params: of,
        body: {
          rule,
          cap,
          campaignId: preview.campaignId,
          count: preview.count,
          digest: preview.digest,
          confirmedAs: typed,
        },
      }),
    // What was refused is refused because it is no longer what is shown: it is shown anew.
    onError: () => queries.invalidateQueries({ queryKey: previewKey(of) }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: mailKey(of) }),
        queries.invalidateQueries({ queryKey: peopleKey(of) }),
      ])
      notifications.show({
        message: `${countOf(reached, 'invitation is', 'invitations are')} in the outbox.`,
      })
      await navigate({ to: `/sites/${of.site}/${of.environment}/mail` })
    },
  })
  const mayDeploy = account?.memberships.some(({ role }) => role !== 'client') ?? false
  if (!mayDeploy) {
    return (
      <p className="muted">
        The platform team confirms invitations. You see here whom they would reach.
      </p>
    )
  }
  const isProd = of.environment === 'prod'
  const problem = send.error instanceof ApiProblem ? send.error.at('confirmedAs') : undefined
  const ready =
    rule !== null &&
    !stale &&
    reached > 0 &&
    !preview.isOverCap &&
    (!isProd || typed.trim() === siteName)
  return (
    <form
      className="invite-confirm"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && rule) send.mutate(rule)
      }}
    >
      <p className="invite-undo">
        Each mail has a personal link that signs in without a password. Links can be revoked on each
        person’s page; a mail that was sent cannot be called back.
      </p>
      {isProd ? (
        <TextInput
          label={`Type “${siteName}” to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={problem}
          autoComplete="off"
          spellCheck={false}
        />
      ) : null}
      {problem ? null : <Problem error={send.error} />}
      <Button type="submit" disabled={!ready} loading={send.isPending}>
        Invite {countOf(reached, 'person', 'people')}
      </Button>
    </form>
  )
}
