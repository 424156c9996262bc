import { Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { SettingFrame } from './setting.tsx'
import type { SettingPlace } from './use-landing.ts'

/** A setting that is written. What cannot be saved stays in its box, which says why. */
export function TextSetting({
  label,
  about,
  value,
  onSet,
  at,
  type = 'text',
  lines = 1,
  placeholder,
  maxLength,
  refuses,
  warns,
}: {
  label: string
  about: ReactNode
  value: string
  /** Null where the document is only read. */
  onSet: ((text: string) => void) | null
  at?: SettingPlace
  type?: 'text' | 'email' | 'url' | 'date' | 'time'
  lines?: number
  placeholder?: string
  maxLength?: number
  /** Why a text cannot be taken; undefined for one that can. */
  refuses?: (text: string) => string | undefined
  /** What is odd about a text that is taken all the same. */
  warns?: (text: string) => string | undefined
}) {
  const [typed, setTyped] = useState({ text: value, of: value })
  // Undone, or changed by somebody else.
  if (typed.of !== value) setTyped({ text: value, of: value })
  const error = refuses?.(typed.text) ?? warns?.(typed.text)
  const write = (text: string) => {
    const isRefused = refuses?.(text) !== undefined
    setTyped({ text, of: isRefused ? value : text })
    if (!isRefused) onSet?.(text)
  }
  return (
    <SettingFrame label={label} about={about} wide={lines > 1} {...(at ? { at } : {})}>
      {(id) => {
        const common = {
          size: 'xs',
          'aria-labelledby': id,
          value: typed.text,
          readOnly: !onSet,
          error,
          placeholder: onSet ? (placeholder ?? '') : 'Left blank',
          ...(maxLength === undefined ? {} : { maxLength }),
        } as const
        return lines > 1 ? (
          <Textarea
            {...common}
            autosize
            minRows={lines}
            maxRows={10}
            dir="auto"
            onChange={(event) => write(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            {...common}
            type={type}
            {...(type === 'text' ? { dir: 'auto' } : {})}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )
      }}
    </SettingFrame>
  )
}
