import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { ListBox } from '../boxes/list-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { useRoom } from '../room-context.ts'

type Fields = Record<string, string>

/** What single fields are to hold: only those that are named are compared. */
export function ExpectedFields({
  fields,
  onSet,
}: {
  fields: Fields
  onSet: ((fields: Fields) => void) | null
}) {
  const { program } = useRoom()
  const labelOf = (key: string) => program.model.fields.find((one) => one.key === key)?.label ?? key
  const keys = Object.keys(fields)
  const others = program.model.fields.filter(({ key }) => !keys.includes(key))
  return (
    <section className="expected-fields" aria-label="Expected fields">
      <b>With these fields</b>
      {keys.length === 0 ? <span className="muted">None is compared yet.</span> : null}
      {keys.map((key) => (
        <div key={key} className="expected-field">
          <span dir="auto">{labelOf(key)}</span>
          <TextInput
            size="xs"
            aria-label={`${labelOf(key)} is to be`}
            maxLength={2000}
            dir="auto"
            readOnly={!onSet}
            value={fields[key] ?? ''}
            placeholder="anything, or the word blank"
            onChange={(event) => onSet?.({ ...fields, [key]: event.currentTarget.value })}
          />
          {onSet ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Do not compare ${labelOf(key)}`}
              onClick={() =>
                onSet(Object.fromEntries(Object.entries(fields).filter(([one]) => one !== key)))
              }
            >
              <IconX size={14} />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      {onSet && others.length > 0 ? (
        <PopoverButton
          width={300}
          button={
            <Button size="compact-xs" variant="default" leftSection={<IconPlus size={12} />}>
              Compare a field
            </Button>
          }
        >
          {(close) => (
            <ListBox
              label="Search the platform’s fields"
              search
              items={others.map(({ key, label }) => ({ key, label }))}
              onPick={(key) => {
                onSet({ ...fields, [key]: '' })
                close()
              }}
            />
          )}
        </PopoverButton>
      ) : null}
    </section>
  )
}
