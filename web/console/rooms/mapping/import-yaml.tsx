import { Button, FileButton, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import type { Draft } from './use-draft.ts'
import './import-yaml.css'

/** The engineer's way in. What is wrong with the text stands below with line and column, and it stays to be mended. */
export function ImportYaml({
  project,
  draft,
  onDone,
}: {
  project: string
  draft: Draft
  onDone: () => void
}) {
  const [yaml, setYaml] = useState('')
  const { importing } = useImport(project, draft, onDone)
  return (
    <form
      className="import"
      onSubmit={(event) => {
        event.preventDefault()
        importing.mutate(yaml)
      }}
    >
      <p className="muted">
        It replaces the whole document here. Undo brings the present one back.
      </p>
      <Textarea
        aria-label="YAML"
        placeholder="format: 1"
        classNames={{ input: 'import-text' }}
        rows={14}
        value={yaml}
        onChange={(event) => setYaml(event.currentTarget.value)}
        spellCheck={false}
        data-autofocus
      />
      <Problem error={importing.error} />
      <div className="import-acts">
        <FileButton
          accept=".yaml,.yml,text/yaml"
          onChange={(file) => void file?.text().then(setYaml)}
        >
          {(props) => (
            <Button variant="default" {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Button type="submit" disabled={yaml.trim() === ''} loading={importing.isPending}>
          Import document
        </Button>
      </div>
    </form>
  )
}

export function useImport(project: string, draft: Draft, onDone: () => void) {
  const importing = useMutation({
    mutationFn: (yaml: string) =>
      call('PUT /api/projects/:project/mapping/yaml', {
        params: { project },
        body: { revision: draft.revision(), yaml },
      }),
    onSuccess: (saved) => {
      draft.adopt(saved)
      notifications.show({ message: 'Imported. Undo brings the document before it back.' })
      onDone()
    },
  })
  return { importing }
}
