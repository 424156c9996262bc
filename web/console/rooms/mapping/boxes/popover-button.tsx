import { Popover } from '@mantine/core'
import { cloneElement, useState, type ReactElement, type ReactNode } from 'react'

/** A button that opens a box below itself. */
export function PopoverButton({
  button,
  width,
  children,
}: {
  button: ReactElement<{ onClick?: () => void }>
  width: number
  children: (close: () => void) => ReactNode
}) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={`min(${width}px, calc(100vw - 24px))`}
      trapFocus
      returnFocus
      middlewares={{ flip: true, shift: { padding: 12 } }}
    >
      <Popover.Target>{cloneElement(button, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown className="box">{children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  )
}
