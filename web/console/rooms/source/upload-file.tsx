import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EnvironmentBadge } from '../../../ui/environment-badge.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import { CoversChoice, type Covers } from './covers.tsx'
import { DropFile } from './drop-file.tsx'
import { descriptionOf, pullsOf, type Environment, type Source } from './queries.ts'

/** The next file of a source that is there: where to, whom it holds. */
export function UploadFile({ project, source }: { project: string; source: Source }) {
  const of = { project, source: source.sourceId }
  const [file, setFile] = useState<File | null>(null)
  const [environment, setEnvironment] = useState<Environment>('dev')
  const [covers, setCovers] = useState<Covers | null>(null)
  const description = useQuery(descriptionOf(of))
  const queries = useQueryClient()
  const navigate = useNavigate()
  const upload = useMutation({
    mutationFn: ({ file, covers }: { file: File; covers: Covers }) =>
      call('POST /api/projects/:project/sources/:source/uploads/:environment', {
        params: { ...of, environment },
        query: { name: file.name, covers },
        body: file,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: pullsOf(of).queryKey })
      await navigate({
        to: `/projects/${project}/source`,
        search: { source: source.sourceId, ...(environment === 'prod' && { environment }) },
      })
    },
  })
  const name = environment === 'dev' ? 'Dev' : 'Prod'
  return (
    <form
      className="file-steps"
      data-environment={environment}
      onSubmit={(event) => {
        event.preventDefault()
        if (file && covers) upload.mutate({ file, covers })
      }}
    >
      <div className="file-where">
        <SegmentedControl
          aria-label="Where to"
          data={[
            { value: 'dev', label: 'Dev' },
            { value: 'prod', label: 'Prod' },
          ]}
          value={environment}
          onChange={(next) => setEnvironment(next === 'prod' ? 'prod' : 'dev')}
        />
        <EnvironmentBadge kind={environment} />
      </div>
      <DropFile
        file={file}
        choose={(chosen) => {
          setFile(chosen)
          upload.reset()
        }}
      />
      {(description.data?.sentences ?? []).map(({ text }) => (
        <p className="muted" key={text}>
          {text} The file needs it, under that name.
        </p>
      ))}
      <CoversChoice covers={covers} change={setCovers} />
      <Problem error={upload.error} />
      <div className="file-act">
        <Button type="submit" disabled={!file || covers === null} loading={upload.isPending}>
          Upload to {name}
        </Button>
        <p className="muted">
          {environment === 'prod'
            ? 'It is only read: nobody in Prod changes before Prod’s own plan was confirmed.'
            : 'Nobody comes aboard by it: the plan shows them first.'}
        </p>
      </div>
    </form>
  )
}
