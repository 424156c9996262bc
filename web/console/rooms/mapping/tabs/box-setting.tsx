import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { PopoverButton } from '../boxes/popover-button.tsx'
import type { BoxEdit } from '../grid/column.ts'
import { useRoom } from '../room-context.ts'
import { SettingFrame } from './setting.tsx'
import type { SettingPlace } from './use-landing.ts'

/** A setting that is chosen in a box, as a cell of a table is. */
export function BoxSetting({
  label,
  about = null,
  shown,
  how,
  at,
}: {
  label: string
  about?: ReactNode
  /** What was chosen. */
  shown: ReactNode
  how: BoxEdit
  at?: SettingPlace
}) {
  const { edit } = useRoom()
  return (
    <SettingFrame label={label} about={about} {...(at ? { at } : {})}>
      {() =>
        edit ? (
          <PopoverButton
            width={how.width}
            button={
              <Button
                variant="default"
                className="setting-button"
                justify="start"
                aria-label={label}
              >
                {shown}
              </Button>
            }
          >
            {(close) => how.box(close, '')}
          </PopoverButton>
        ) : (
          <div className="setting-shown">{shown}</div>
        )
      }
    </SettingFrame>
  )
}
