import { ActionIcon, Button, FileButton, Menu, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { notifications } from '@mantine/notifications'
import { IconDotsVertical, IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { Problem } from '../../../ui/problem.tsx'
import { call } from '../../api.ts'
import type { Draft } from './use-draft.ts'
import './yaml-menu.css'

/** The engineer's way in and out: the whole document as YAML. */
export function YamlMenu({ project, draft }: { project: string; draft: Draft }) {
  const [importing, setImporting] = useState(false)
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="More about this document">
            <IconDotsVertical size={17} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={`/api/projects/${project}/mapping.yaml`}
            download
            leftSection={<IconDownload size={16} stroke={1.6} />}
          >
            Export YAML
          </Menu.Item>
          {draft.edit ? (
            <Menu.Item
              leftSection={<IconUpload size={16} stroke={1.6} />}
              onClick={() => setImporting(true)}
            >
              Import YAML
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={importing}
        onClose={() => setImporting(false)}
        title="Import a mapping document"
        size="lg"
      >
        <ImportYaml project={project} draft={draft} onDone={() => setImporting(false)} />
      </Modal>
    </>
  )
}

/** What is wrong with it stands below with line and column, and the text stays to be mended. */
function ImportYaml({
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
