import { Button, Menu, Modal } from '@mantine/core'
import {
  IconChevronDown,
  IconDownload,
  IconEye,
  IconTableExport,
  IconTableImport,
  IconUpload,
} from '@tabler/icons-react'
import { useState } from 'react'
import { ImportYaml } from './import-yaml.tsx'
import type { Draft } from './use-draft.ts'
import { UploadWorkbook } from './workbook/upload-workbook.tsx'

const icon = { size: 16, stroke: 1.6 }

/** The document's ways out of here and back: a workbook to fill in offline, and YAML for engineers. */
export function ExchangeMenu({ project, draft }: { project: string; draft: Draft }) {
  const [opened, setOpened] = useState<'workbook' | 'yaml' | null>(null)
  const close = () => setOpened(null)
  const address = `/api/projects/${project}/mapping`
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
          >
            Workbook
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Fill it in offline</Menu.Label>
          <Menu.Item
            component="a"
            href={`${address}.xlsx`}
            download
            leftSection={<IconTableExport {...icon} />}
          >
            Download the workbook
          </Menu.Item>
          {draft.edit ? (
            <Menu.Item
              leftSection={<IconTableImport {...icon} />}
              onClick={() => setOpened('workbook')}
            >
              Upload a workbook
            </Menu.Item>
          ) : null}
          <Menu.Item
            component="a"
            href={`${address}/example.xlsx`}
            download
            leftSection={<IconEye {...icon} />}
          >
            See a completed example
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>For engineers</Menu.Label>
          <Menu.Item
            component="a"
            href={`${address}.yaml`}
            download
            leftSection={<IconDownload {...icon} />}
          >
            Export YAML
          </Menu.Item>
          {draft.edit ? (
            <Menu.Item leftSection={<IconUpload {...icon} />} onClick={() => setOpened('yaml')}>
              Import YAML
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened === 'yaml'} onClose={close} title="Import a mapping document" size="lg">
        <ImportYaml project={project} draft={draft} onDone={close} />
      </Modal>
      <Modal opened={opened === 'workbook'} onClose={close} title="Upload a workbook" size="lg">
        <UploadWorkbook project={project} draft={draft} close={close} />
      </Modal>
    </>
  )
}
