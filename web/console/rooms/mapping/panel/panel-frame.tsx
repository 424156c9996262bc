import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRoom } from '../room-context.ts'
import './panel.css'

/** What stands beside the grid: its title, a search or switch, and a list that scrolls in itself. */
export function PanelFrame({
  title,
  about,
  tools,
  children,
}: {
  title: string
  about: ReactNode
  tools?: ReactNode
  children: ReactNode
}) {
  const { addressOf } = useRoom()
  return (
    <aside className="panel" aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          <p className="muted">{about}</p>
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Close"
          renderRoot={(props) => <Link {...addressOf(undefined)} replace {...props} />}
        >
          <IconX size={16} />
        </ActionIcon>
      </header>
      {tools}
      <div className="panel-list">{children}</div>
    </aside>
  )
}
