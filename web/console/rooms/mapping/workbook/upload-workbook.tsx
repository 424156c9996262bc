import { Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconTableImport } from '@tabler/icons-react'
import { useState } from 'react'
import { Problem } from '../../../../ui/problem.tsx'
import { call } from '../../../api.ts'
import type { Draft } from '../use-draft.ts'
import { WorkbookChanges } from './workbook-changes.tsx'
import './workbook.css'

/** A workbook comes back: chosen, looked at, and saved only then. */
export function UploadWorkbook({
  project,
  draft,
  close,
}: {
  project: string
  draft: Draft
  close: () => void
}) {
  const [name, setName] = useState('')
  const upload = useMutation({
    mutationFn: async (file: File) => {
      // What was edited here a moment ago takes part in the merge only once it is saved.
      await draft.allSaved()
      return call('POST /api/projects/:project/mapping/workbook', {
        params: { project },
        body: file,
      })
    },
  })
  const choose = (file: File | null) => {
    if (!file) return
    setName(file.name)
    upload.mutate(file)
  }
  const { data, error, isPending } = upload
  return (
    <div className="workbook">
      <div className="workbook-file">
        <IconTableImport size={20} stroke={1.5} aria-hidden />
        <p>
          {name === '' ? (
            'Choose the workbook that you downloaded here and filled in. You see every change before anything is saved.'
          ) : (
            <b dir="auto">{name}</b>
          )}
        </p>
        <FileButton accept=".xlsx" onChange={choose} key={upload.submittedAt}>
          {(props) => (
            <Button {...(name === '' ? {} : { variant: 'default' })} loading={isPending} {...props}>
              {name === '' ? 'Choose the workbook' : 'Choose another'}
            </Button>
          )}
        </FileButton>
      </div>
      <Problem error={error} />
      {data ? (
        <WorkbookChanges
          key={upload.submittedAt}
          project={project}
          draft={draft}
          shown={data}
          close={close}
        />
      ) : null}
    </div>
  )
}
