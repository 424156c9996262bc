import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { cellMeaning, formatCell, parseCell } from '../../../../../src/mapping/core/rules/cell.ts'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import type { BoxEdit } from '../grid/column.ts'
import type { Change } from '../program.ts'
import { linesOf, type Seen } from '../boxes/values-box.tsx'
import { PickList } from './rules-pick-list.tsx'
import { useWritten } from './rules-written.ts'
import './rules.css'

/** A cell that says what a column must hold: written, or picked from what was seen. */
export function conditionEdit({
  label,
  text,
  seen,
  set,
  commit,
}: {
  /** What the column looks at. */
  label: string
  text: string
  seen: readonly Seen[]
  set: (text: string) => Change
  commit: (change: Change) => void
}): BoxEdit {
  return {
    kind: 'box',
    width: 400,
    box: (close, typed) => (
      <ConditionBox
        label={label}
        text={text}
        typed={typed}
        seen={seen}
        onWrite={(next) => commit(set(next))}
        onClose={close}
      />
    ),
    set: (pasted) => {
      // A list as other cells copy it has a value a line.
      const lines = linesOf(pasted)
      const next =
        lines.length > 1 ? formatCell({ when: 'is one of', values: lines }) : pasted.trim()
      return next.length > longest ? null : set(next)
    },
  }
}

/** As in the document's schema. */
const longest = 2000

function ConditionBox({
  label,
  text,
  typed,
  seen,
  onWrite,
  onClose,
}: {
  label: string
  text: string
  typed: string
  seen: readonly Seen[]
  onWrite: (text: string) => void
  onClose: () => void
}) {
  const { text: written, type, put: choose, restore } = useWritten(text, typed, onWrite)
  // What one is writing is sought among the values; what stood there is not.
  const [isTyping, setIsTyping] = useState(typed !== '')
  const input = useRef<HTMLInputElement>(null)
  const put = (next: string) => {
    setIsTyping(false)
    choose(next)
  }
  /** Written by a button; one goes on behind it. */
  const begin = (next: string) => {
    put(next)
    input.current?.focus()
  }
  const values = valuesIn(written)
  const list = values.map((value) => formatCell({ when: 'is one of', values: [value] })).join('; ')
  const sought = isTyping ? soughtIn(written, values, seen) : ''
  const toggle = (value: string) => put(toggled(written, value, sought))
  return (
    <form
      className="rules-box"
      onSubmit={(event) => {
        event.preventDefault()
        onWrite(written)
        onClose()
      }}
    >
      <TextInput
        ref={input}
        size="xs"
        label={`${label} must be`}
        placeholder="anything"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        dir="auto"
        onKeyDown={(event) => (event.key === 'Escape' ? restore() : undefined)}
        maxLength={longest}
        value={written}
        onChange={(event) => {
          setIsTyping(true)
          type(event.currentTarget.value)
        }}
      />
      <Meaning label={label} text={written} />
      <div className="rules-forms">
        <Form name="Anything" onUse={() => begin('')} />
        <Form name="Not these" onUse={() => begin(`not ${list}`)} />
        <Form name="Blank" onUse={() => begin('blank')} />
        <Form name="Not blank" onUse={() => begin('not blank')} />
        <Form name="Yes" onUse={() => begin('yes')} />
        <Form name="No" onUse={() => begin('no')} />
        <Form name="Starts with" onUse={() => begin(`starts with ${list}`)} />
        <Form name="Contains" onUse={() => begin(`contains ${list}`)} />
        <Form name="More than" onUse={() => begin('> ')} />
      </div>
      {seen.length > 0 ? (
        <PickList
          label={`Values of ${label}`}
          items={seen}
          chosen={values}
          sought={sought}
          onPick={toggle}
        />
      ) : null}
      <Grammar />
    </form>
  )
}

/** What the cell means as it is written, or why it cannot be read. */
function Meaning({ label, text }: { label: string; text: string }) {
  const cell = parseCell(text)
  const isFault = cell !== 'any' && 'problem' in cell
  return (
    <p className="rules-meaning" aria-live="polite" data-severity={isFault ? 'problem' : undefined}>
      {isFault ? cell.problem : `Means: ${label} ${cellMeaning(cell)}.`}
    </p>
  )
}

function Form({ name, onUse }: { name: string; onUse: () => void }) {
  return (
    <Button size="compact-xs" variant="default" onClick={onUse}>
      {name}
    </Button>
  )
}

function Grammar() {
  return (
    <details className="rules-grammar">
      <summary>How it is written</summary>
      <dl>
        {grammar.map(([written, means]) => (
          <div key={written}>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const grammar: [written: string, means: string][] = [
  ['VIP; Press', 'one of these; upper and lower case are the same'],
  ['VIP; blank', 'this, or nothing at all'],
  ['not VIP; Press', 'none of these'],
  ['10..20', 'from 10 to 20, both included; days too: 2027-01-01..2027-06-30'],
  ['>= 10', 'at least 10; also > 10, < 10, <= 10'],
  ['starts with A; B', 'also: ends with A, contains A'],
  ['"no"', 'the very word, where it would mean something else'],
]

/** The values that the cell compares with, where it names some. */
function valuesIn(text: string): string[] {
  const cell = parseCell(text)
  if (cell === 'any' || 'problem' in cell) return []
  return cell.when === 'is one of' || cell.when === 'is not one of' ? cell.values : []
}

/** @param sought half of a value, in whose place the picked one comes. */
function toggled(text: string, value: string, sought: string): string {
  const cell = parseCell(text)
  const isList = cell !== 'any' && !('problem' in cell) && valuesIn(text).length > 0
  if (!isList)
    return formatCell({ when: isNot(text) ? 'is not one of' : 'is one of', values: [value] })
  const whole = cell.values.filter((one) => sought === '' || one !== sought)
  const others = whole.filter((one) => fold(one) !== fold(value))
  const next = others.length < whole.length ? others : [...others, value]
  return next.length === 0 ? '' : formatCell({ ...cell, values: next })
}

/** The last value is half written where it is a part of some that were seen, and none of them: those are sought. */
function soughtIn(text: string, values: readonly string[], seen: readonly Seen[]): string {
  const last = values.at(-1) ?? ''
  const like = seen.filter(({ value }) => fold(value).includes(fold(last)))
  const isWhole = text.trim().endsWith(';') || like.some(({ value }) => fold(value) === fold(last))
  return isWhole || like.length === 0 ? '' : last
}

/** 'not' has been written, and no value yet. */
function isNot(text: string): boolean {
  return text.trim().toLowerCase() === 'not'
}
