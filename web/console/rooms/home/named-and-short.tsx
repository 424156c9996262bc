import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ApiProblem } from '../../../ui/api.ts'
import { slugOf } from './slug-of.ts'

export type Named = { name: string; slug: string }

/** A name and its short form for addresses, which follows the name until somebody writes their own. */
export function NamedAndShort({
  label,
  placeholder,
  value,
  onChange,
  problem,
}: {
  label: string
  placeholder: string
  value: Named
  onChange: (value: Named) => void
  problem: ApiProblem | null
}) {
  const [isOwn, setIsOwn] = useState(false)
  return (
    <div className="new-project-pair">
      <TextInput
        label={label}
        placeholder={placeholder}
        value={value.name}
        onChange={({ currentTarget: { value: name } }) =>
          onChange({ name, slug: isOwn ? value.slug : slugOf(name) })
        }
        error={problem?.at('name')}
        required
        withAsterisk={false}
      />
      <TextInput
        label="Short name in addresses"
        value={value.slug}
        onChange={({ currentTarget: { value: slug } }) => {
          setIsOwn(true)
          onChange({ ...value, slug })
        }}
        error={problem?.at('slug')}
        spellCheck={false}
        autoCapitalize="none"
        required
        withAsterisk={false}
      />
    </div>
  )
}
