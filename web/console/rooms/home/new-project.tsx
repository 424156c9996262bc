import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useCreating, type Kind } from './creating.ts'
import { NamedAndShort, type Named } from './named-and-short.tsx'
import './home.css'
import type { Client } from './urgent.ts'

const anew = 'new'
const unnamed: Named = { name: '', slug: '' }

const kinds: Record<Kind, { name: string; about: string }> = {
  registration: {
    name: 'Registration',
    about:
      'Bringing people from one source: those who register elsewhere come aboard with a personal link, without a password.',
  },
  content: {
    name: 'Content',
    about:
      'Sessions, speakers, exhibitors, articles, videos from one source. They can be mapped and tried on a sample; bringing them onto the platform comes later.',
  },
}

/** A project, with its client and site where they are new: one page, one act. */
export function NewProject({
  clients,
  client: askedClient,
  site: askedSite,
}: {
  clients: readonly Client[]
  client: string | undefined
  site: string | undefined
}) {
  const navigate = useNavigate()
  const [chosenClient, setClient] = useState(askedClient ?? (clients.length ? null : anew))
  const [chosenSite, setSite] = useState(askedSite ?? null)
  const [newClient, setNewClient] = useState(unnamed)
  const [newSite, setNewSite] = useState(unnamed)
  const [kind, setKind] = useState<Kind>('registration')
  const [project, setProject] = useState(kinds[kind].name)
  const creating = useCreating()
  const client = clients.find(({ slug }) => slug === chosenClient)
  const sites = client?.sites ?? []
  const isNewClient = chosenClient === anew
  const isNewSite = isNewClient || sites.length === 0 || chosenSite === anew
  const problem = creating.problem
  const create = () =>
    creating.create(
      {
        client: isNewClient ? newClient : { slug: chosenClient ?? '' },
        site: isNewSite ? newSite : { slug: chosenSite ?? '' },
        project: { kind, name: project },
      },
      (projectId) => void navigate({ to: `/projects/${projectId}` }),
    )
  return (
    <Page title="New project" question="Whose people come aboard, and where?" width="reading">
      <form
        className="new-project"
        onSubmit={(event) => {
          event.preventDefault()
          create()
        }}
      >
        <fieldset>
          <legend>Client</legend>
          <p>The organisation whose people come aboard.</p>
          {clients.length > 0 ? (
            <Select
              label="Client"
              value={chosenClient}
              onChange={(next) => {
                setClient(next)
                setSite(null)
              }}
              data={[
                ...clients.map(({ slug, name }) => ({ value: slug, label: name })),
                { value: anew, label: 'A new client' },
              ]}
              placeholder="Choose a client"
              allowDeselect={false}
            />
          ) : null}
          {isNewClient ? (
            <NamedAndShort
              label="Client’s name"
              placeholder="Harbor Society"
              value={newClient}
              onChange={setNewClient}
              problem={problem?.of === 'client' ? problem.error : null}
            />
          ) : null}
        </fieldset>
        {chosenClient !== null ? (
          <fieldset>
            <legend>Site</legend>
            <p>
              One event or community of theirs. It has two environments that are wholly apart: Dev
              to rehearse on, Prod for the real thing.
            </p>
            {sites.length > 0 ? (
              <Select
                label="Site"
                value={chosenSite}
                onChange={setSite}
                data={[
                  ...sites.map(({ slug, name }) => ({ value: slug, label: name })),
                  { value: anew, label: 'A new site' },
                ]}
                placeholder="Choose a site"
                allowDeselect={false}
              />
            ) : null}
            {isNewSite ? (
              <>
                <NamedAndShort
                  label="Site’s name"
                  placeholder="Harbor Summit 2027"
                  value={newSite}
                  onChange={setNewSite}
                  problem={problem?.of === 'site' ? problem.error : null}
                />
                {newSite.slug ? <Hosts slug={newSite.slug} /> : null}
              </>
            ) : null}
          </fieldset>
        ) : null}
        <fieldset>
          <legend>Project</legend>
          <SegmentedControl
            value={kind}
            onChange={(next) => {
              const chosen = next === 'content' ? 'content' : 'registration'
              setKind(chosen)
              if (project === kinds[kind].name) setProject(kinds[chosen].name)
            }}
            data={[
              { value: 'registration', label: 'People' },
              { value: 'content', label: 'Content' },
            ]}
          />
          <p>{kinds[kind].about}</p>
          <TextInput
            label="Project’s name"
            value={project}
            onChange={(event) => setProject(event.currentTarget.value)}
            error={problem?.of === 'project' ? problem.error?.at('name') : undefined}
            required
            withAsterisk={false}
          />
        </fieldset>
        {problem && problem.error.places.length > 0 ? null : (
          <Problem error={problem?.error ?? creating.error} />
        )}
        <div className="new-project-acts">
          <Button
            type="submit"
            loading={creating.isPending}
            disabled={chosenClient === null || (!isNewSite && chosenSite === null)}
          >
            Create project
          </Button>
          <ButtonLink to="/" variant="subtle">
            Go back
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}

/** Where the two environments will be. */
function Hosts({ slug }: { slug: string }) {
  const domain = window.location.host.replace(/^console\./u, '')
  return (
    <p className="new-project-hosts figures">
      <span>
        <EnvironmentBadge kind="dev" /> {slug}-dev.{domain}
      </span>
      <span>
        <EnvironmentBadge kind="prod" /> {slug}.{domain}
      </span>
    </p>
  )
}
