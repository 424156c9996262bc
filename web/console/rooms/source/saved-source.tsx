import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Page } from '../../../ui/page.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { Connection } from './connection.tsx'
import { Data } from './data.tsx'
import { Engineer } from './engineer.tsx'
import { isUnderWay, pullsOf, type Source } from './queries.ts'
import type { Search, View } from './search.ts'
import { UploadFile } from './upload-file.tsx'

type Seen = { project: string; source: Source; search: Search; mayRun: boolean }

/** A source that is there: what its data holds, how it is connected, and its definition. */
export function SavedSource({ sources, ...seen }: Seen & { sources: readonly Source[] }) {
  const { project, source, search, mayRun } = seen
  const isFile = source.kind === 'file'
  const view = search.view ?? 'data'
  return (
    <Page
      title={source.name}
      question="Can we read them, and what is there?"
      within={['Source']}
      fill={view === 'data'}
      aside={mayRun ? <More project={project} source={source} /> : null}
      act={
        mayRun && view === 'data' ? (
          isFile ? (
            <ToUpload {...seen} />
          ) : (
            <PullSample {...seen} />
          )
        ) : null
      }
    >
      <div className="source-body" data-view={view}>
        <nav className="source-tabs" aria-label="Parts of the source">
          {tabs(isFile, mayRun).map(([tab, name]) => (
            <Link
              key={tab}
              to={`/projects/${project}/source`}
              search={{ source: source.sourceId, view: tab }}
              aria-current={tab === view ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
          {sources.length > 1 ? <Others {...seen} sources={sources} /> : null}
        </nav>
        {shown(view, seen)}
      </div>
    </Page>
  )
}

function tabs(isFile: boolean, mayRun: boolean): [View, string][] {
  if (isFile)
    return mayRun
      ? [
          ['data', 'What is there'],
          ['upload', 'Upload a file'],
        ]
      : []
  return [
    ['data', 'What is there'],
    ['connection', 'Connection'],
    ...(mayRun ? [['engineer', 'Engineer'] satisfies [View, string]] : []),
  ]
}

function shown(view: View, seen: Seen): ReactNode {
  const isFile = seen.source.kind === 'file'
  if (view === 'upload' && isFile && seen.mayRun) return <UploadFile {...seen} />
  if (view === 'connection' && !isFile) return <Connection {...seen} />
  if (view === 'engineer' && !isFile && seen.mayRun) return <Engineer {...seen} />
  return <Data {...seen} />
}

/** The one next thing: it reads into Dev, and never more than a few pages. */
function PullSample({ project, source }: Seen) {
  const of = { project, source: source.sourceId }
  const queries = useQueryClient()
  const pulls = useQuery(pullsOf(of))
  const pull = useMutation({
    mutationFn: () => call('POST /api/projects/:project/sources/:source/sample', { params: of }),
    onSettled: () => queries.invalidateQueries({ queryKey: pullsOf(of).queryKey }),
  })
  return (
    <div className="source-act">
      <Button loading={pull.isPending || isUnderWay(pulls.data?.dev)} onClick={() => pull.mutate()}>
        Pull sample
      </Button>
      <Problem error={pull.error} />
    </div>
  )
}

function ToUpload({ project, source }: Seen) {
  return (
    <Button
      renderRoot={(root) => (
        <Link
          {...root}
          to={`/projects/${project}/source`}
          search={{ source: source.sourceId, view: 'upload' }}
        />
      )}
    >
      Upload a file
    </Button>
  )
}

function Others({ project, source, sources }: Seen & { sources: readonly Source[] }) {
  const navigate = useNavigate()
  return (
    <select
      className="source-others"
      aria-label="Which source"
      value={source.sourceId}
      onChange={(event) =>
        void navigate({
          to: `/projects/${project}/source`,
          search: { source: event.currentTarget.value },
        })
      }
    >
      {sources.map(({ sourceId, name }) => (
        <option key={sourceId} value={sourceId}>
          {name}
        </option>
      ))}
    </select>
  )
}

function More({ project, source }: { project: string; source: Source }) {
  const to = `/projects/${project}/source`
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label="More">
          <IconDots size={17} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {source.kind === 'http' ? (
          <Menu.Item
            renderRoot={(root) => (
              <Link {...root} to={to} search={{ source: source.sourceId, add: 'api' }} />
            )}
          >
            Connect again
          </Menu.Item>
        ) : null}
        <Menu.Item renderRoot={(root) => <Link {...root} to={to} search={{ add: 'api' }} />}>
          Connect another API
        </Menu.Item>
        <Menu.Item renderRoot={(root) => <Link {...root} to={to} search={{ add: 'file' }} />}>
          Add a source for files
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
