import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconCheck, IconPlus, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import './boxes.css'

export type Item = {
  key: string
  /** What is read, searched and typed for. */
  label: string
  about?: ReactNode
  /** To the right: a count, a share. */
  aside?: ReactNode
  chosen?: boolean
  tone?: 'waits' | 'quiet'
}

/** A list to choose from by pointer or keys, with a search where it is long. */
export function ListBox({
  label,
  items,
  search = false,
  typed = '',
  onPick,
  create,
  empty = 'Nothing by this name.',
}: {
  label: string
  items: readonly Item[]
  search?: boolean
  /** What the search begins with. */
  typed?: string
  onPick: (key: string) => void
  /** Offers what was typed and is not in the list. */
  create?: { says: (text: string) => string; make: (text: string) => void }
  empty?: ReactNode
}) {
  const [sought, setSought] = useState(typed)
  const box = useRef<HTMLInputElement>(null)
  const store = useCombobox({ opened: true })
  const { selectActiveOption, selectFirstOption } = store
  const shown = found(items, sought)
  const text = sought.trim()
  const isNew =
    create !== undefined &&
    text !== '' &&
    !items.some((item) => fold(item.label) === fold(text) || item.key === text)
  const isAny = shown.length > 0 || isNew
  useEffect(() => {
    // What was typed is sought, so its first hit is meant, as soon as there is one; else one starts from what is chosen.
    if (sought === '') selectActiveOption()
    else if (isAny) selectFirstOption()
  }, [sought, isAny, selectActiveOption, selectFirstOption])
  const submit = (key: string) => {
    if (key === newKey) {
      create?.make(text)
      setSought('')
    } else {
      onPick(key)
      // Where several are chosen the next word takes the place of this one.
      box.current?.select()
    }
  }
  return (
    <Combobox store={store} onOptionSubmit={submit}>
      <div className="list-box">
        <Combobox.EventsTarget>
          {search ? (
            <TextInput
              ref={box}
              size="xs"
              aria-label={label}
              placeholder={label}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the list was just asked for
              autoFocus
              data-autofocus
              autoComplete="off"
              leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
              value={sought}
              onChange={(event) => setSought(event.currentTarget.value)}
            />
          ) : (
            <input className="list-box-keys" aria-label={label} readOnly data-autofocus />
          )}
        </Combobox.EventsTarget>
        <Combobox.Options className="list-box-list" aria-label={label}>
          {shown.map((item) => (
            <Combobox.Option
              key={item.key}
              value={item.key}
              active={item.chosen ?? false}
              aria-selected={item.chosen ?? false}
              className="list-box-item"
              data-tone={item.tone}
            >
              <span className="list-box-mark">
                {item.chosen ? <IconCheck size={14} stroke={2.25} aria-hidden /> : null}
              </span>
              <span className="list-box-text">
                <span dir="auto">{item.label}</span>
                {item.about ? <small dir="auto">{item.about}</small> : null}
              </span>
              {item.aside ? <span className="list-box-aside">{item.aside}</span> : null}
            </Combobox.Option>
          ))}
          {isNew ? (
            <Combobox.Option value={newKey} className="list-box-item">
              <span className="list-box-mark">
                <IconPlus size={14} stroke={2} aria-hidden />
              </span>
              <span className="list-box-text">{create.says(text)}</span>
            </Combobox.Option>
          ) : null}
          {shown.length === 0 && !isNew ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
        </Combobox.Options>
      </div>
    </Combobox>
  )
}

/** No item has this key: ids, paths and values never begin with a space. */
const newKey = ' new'

/** Each word that was typed stands somewhere in the item's label or key; what is called just so comes first. */
function found(items: readonly Item[], sought: string): readonly Item[] {
  const words = fold(sought).split(/\s+/u).filter(Boolean)
  if (words.length === 0) return items
  const whole = words.join(' ')
  const rank = ({ key, label }: Item) => (fold(key) === whole ? 0 : fold(label) === whole ? 1 : 2)
  const hits = items.filter(({ key, label }) => {
    const text = `${fold(label)} ${fold(key)}`
    return words.every((word) => text.includes(word))
  })
  return hits.toSorted((a, b) => rank(a) - rank(b))
}
