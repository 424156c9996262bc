import { Button, ColorInput, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../../ui/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Section } from '../../../ui/section.tsx'
import { call } from '../../api.ts'
import type { Environment } from '../people/queries.ts'
import { settingsKey, type SiteSettings } from './queries.ts'
import { SitePreview } from './site-preview.tsx'

/** What the site says and looks like, in both of its environments. */
export function SiteTexts({
  of,
  settings,
  mayChange,
}: {
  of: Environment
  settings: SiteSettings
  mayChange: boolean
}) {
  const [typed, setTyped] = useState(settings)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/sites/:site/:environment/settings', { params: of, body: trimmed(typed) }),
    onSuccess: (saved) => {
      queries.setQueryData(settingsKey(of), saved)
      setTyped(saved)
      notifications.show({ message: 'Saved. The sites of Dev and Prod show it from now on.' })
    },
  })
  const problem = save.error instanceof ApiProblem ? save.error : null
  const change = (part: Partial<SiteSettings>) => setTyped({ ...typed, ...part })
  const contact = (part: Partial<SiteSettings['helpContact']>) =>
    change({ helpContact: { ...typed.helpContact, ...part } })
  const isChanged = JSON.stringify(typed) !== JSON.stringify(settings)
  return (
    <Section id="site" title="The site">
      <p className="settings-note">The same on Dev and Prod, on every page and in every mail.</p>
      <form
        className="settings-site"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <fieldset disabled={!mayChange}>
          <TextInput
            label="Tagline"
            description="Under the name of the site, on its first page"
            value={typed.tagline}
            error={problem?.at('tagline')}
            onChange={(event) => change({ tagline: event.currentTarget.value })}
          />
          <div className="settings-pair">
            <ColorInput
              label="Colour"
              description="Of buttons and links"
              format="hex"
              disallowInput={false}
              value={typed.colour}
              error={problem?.at('colour')}
              onChange={(colour) => change({ colour: colour.toLowerCase() })}
            />
            <Select
              label="Time zone"
              description="Of every time on site and console"
              searchable
              allowDeselect={false}
              data={zones(typed.timeZone)}
              value={typed.timeZone}
              error={problem?.at('timeZone')}
              onChange={(timeZone) => timeZone && change({ timeZone })}
            />
          </div>
          <SitePreview settings={typed} />
          <div className="settings-pair">
            <TextInput
              label="First day"
              type="date"
              value={typed.eventFrom ?? ''}
              error={problem?.at('eventFrom')}
              onChange={(event) => change({ eventFrom: event.currentTarget.value || null })}
            />
            <TextInput
              label="Last day"
              description="Invitation links work until it has ended"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              type="date"
              value={typed.eventTo ?? ''}
              error={problem?.at('eventTo')}
              onChange={(event) => change({ eventTo: event.currentTarget.value || null })}
            />
          </div>
          <div className="settings-pair">
            <TextInput
              label="Help contact"
              description="Whom people ask who can’t sign in"
              value={typed.helpContact.name}
              error={problem?.at('helpContact.name')}
              onChange={(event) => contact({ name: event.currentTarget.value })}
            />
            <TextInput
              label="Their e-mail"
              description="Answers to mails go there"
              inputMode="email"
              spellCheck={false}
              value={typed.helpContact.email ?? ''}
              error={problem?.at('helpContact.email')}
              onChange={(event) => contact({ email: event.currentTarget.value || null })}
            />
          </div>
          <Textarea
            label="Terms"
            description="Accepted at the first visit; an empty line begins a new paragraph"
            autosize
            minRows={4}
            maxRows={16}
            value={typed.terms}
            error={problem?.at('terms')}
            onChange={(event) => change({ terms: event.currentTarget.value })}
          />
        </fieldset>
        {problem && problem.places.length > 0 ? null : <Problem error={save.error} />}
        {mayChange ? (
          <div className="settings-acts">
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              Save the site
            </Button>
            {isChanged ? (
              <Button variant="subtle" onClick={() => setTyped(settings)}>
                Undo changes
              </Button>
            ) : null}
          </div>
        ) : null}
      </form>
    </Section>
  )
}

const trimmed = (typed: SiteSettings): SiteSettings => ({
  ...typed,
  helpContact: {
    name: typed.helpContact.name,
    email: typed.helpContact.email?.trim() || null,
  },
})

/** The zones that the browser knows; the one that is set in any case. */
function zones(own: string): string[] {
  return [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])].toSorted()
}
