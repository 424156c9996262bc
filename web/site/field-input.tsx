import { NumberInput, SegmentedControl, Input, Select, Textarea, TextInput } from '@mantine/core'
import { countryChoices } from './countries.ts'
import type { OwnProfile } from './site.ts'

export type OwnField = OwnProfile['fields'][number]

/** One field, by its type. Blank is null. */
export function FieldInput({
  field,
  value,
  problem,
  change,
}: {
  field: OwnField
  value: OwnField['value']
  problem: string | undefined
  change: (value: OwnField['value']) => void
}) {
  const text = typeof value === 'string' ? value : ''
  const shared = {
    name: field.key,
    label: field.label,
    required: field.required,
    error: problem,
    description: field.inDirectory ? null : 'Not shown to the others.',
  }
  if (field.type === 'longText') {
    return (
      <Textarea
        {...shared}
        className="profile-wide"
        autosize
        minRows={4}
        maxRows={16}
        dir="auto"
        {...(field.maxLength ? { maxLength: field.maxLength } : {})}
        value={text}
        onChange={(event) => change(event.currentTarget.value || null)}
      />
    )
  }
  if (field.type === 'choice' || field.type === 'country') {
    const choices =
      field.type === 'country'
        ? countryChoices
        : (field.choices ?? []).map(({ key, label }) => ({ value: key, label }))
    return (
      <Select
        {...shared}
        searchable={choices.length > 12}
        clearable={!field.required}
        clearButtonProps={{ 'aria-label': `Clear ${field.label}` }}
        nothingFoundMessage="None of that name"
        data={choices}
        value={text || null}
        onChange={change}
      />
    )
  }
  if (field.type === 'yesNo') {
    return (
      <Input.Wrapper label={field.label} error={problem} description={shared.description}>
        <SegmentedControl
          name={field.key}
          fullWidth
          aria-label={field.label}
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
            ...(field.required ? [] : [{ value: '', label: 'Not said' }]),
          ]}
          value={value === null ? '' : value === true ? 'yes' : 'no'}
          onChange={(chosen) => change(chosen === '' ? null : chosen === 'yes')}
        />
      </Input.Wrapper>
    )
  }
  if (field.type === 'number') {
    return (
      <NumberInput
        {...shared}
        hideControls
        value={typeof value === 'number' ? value : ''}
        onChange={(entered) => change(typeof entered === 'number' ? entered : null)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      type={inputTypes[field.type] ?? 'text'}
      dir="auto"
      {...(autoComplete[field.key] ? { autoComplete: autoComplete[field.key] } : {})}
      {...(field.maxLength ? { maxLength: field.maxLength } : {})}
      {...(field.type === 'url' ? { placeholder: 'https://' } : {})}
      value={text}
      onChange={(event) => change(event.currentTarget.value || null)}
    />
  )
}

/** A web address stays a text: the server also takes one without its scheme, and says what it expects. */
const inputTypes: Partial<Record<OwnField['type'], string>> = {
  email: 'email',
  phone: 'tel',
  date: 'date',
}

/** What the browser knows of its owner (https://html.spec.whatwg.org/#autofill). */
const autoComplete: Record<string, string> = {
  given_name: 'given-name',
  family_name: 'family-name',
  job_title: 'organization-title',
  organization: 'organization',
  city: 'address-level2',
  phone: 'tel',
  website: 'url',
}
