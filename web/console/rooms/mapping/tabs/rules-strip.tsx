import { Button } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RuleColumn, RuleTable } from '../../../../../src/mapping/core/document.ts'
import { ListBox } from '../boxes/list-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { addPlatformField } from '../edits.ts'
import { modelKey } from '../names.ts'
import { together } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { fieldKinds } from '../words.ts'
import { otherActs, withoutAct, type Act } from './rules-acts.ts'
import { addRuleColumn, editRuleColumn, editRuleRows, removeRuleColumn } from './rules-edits.ts'
import { LookBox } from './rules-look.tsx'
import { columnLabel, fieldLabel } from './rules-words.ts'
import './rules.css'

/** The columns of a table: what its rows look at, and what they do. */
export function RulesStrip({
  table,
  acts,
  onOpen,
  onClose,
}: {
  table: RuleTable
  acts: readonly Act[]
  onOpen: (act: Act) => void
  onClose: (act: Act) => void
}) {
  const { edit, platform } = useRoom()
  return (
    <section className="rules-strip" aria-label={`${table.name}: columns`}>
      <b>When</b>
      <div>
        {table.columns.map((column) => (
          <LookedAt key={column.id} table={table.id} column={column} />
        ))}
        {edit ? (
          <PopoverButton width={460} button={<Add>Look at another field</Add>}>
            {(close) => (
              <LookBox
                look={null}
                onPick={(look) => {
                  edit(addRuleColumn(table.id, look))
                  close()
                }}
              />
            )}
          </PopoverButton>
        ) : null}
      </div>
      <b>Then</b>
      <div>
        {acts.map((act) => (
          <PopoverButton
            key={act}
            width={220}
            button={
              <Open disabled={!edit}>{actLabel(act, (key) => fieldLabel(key, platform))}</Open>
            }
          >
            {(close) => (
              <ListBox
                label="What to do with this column"
                items={[{ key: 'remove', label: 'Take this out of all rows' }]}
                onPick={() => {
                  close()
                  onClose(act)
                  edit?.(editRuleRows(table.id, (row) => withoutAct(row, act)))
                }}
              />
            )}
          </PopoverButton>
        ))}
        {edit ? (
          <PopoverButton width={340} button={<Add>Do something else too</Add>}>
            {(close) => (
              <ActList
                shown={acts}
                onPick={(act) => {
                  onOpen(act)
                  close()
                }}
              />
            )}
          </PopoverButton>
        ) : null}
      </div>
    </section>
  )
}

/** One column of conditions, with what is wrong with it. */
function LookedAt({ table, column }: { table: string; column: RuleColumn }) {
  const { edit, platform, problemsOf } = useRoom()
  const problems = problemsOf('rules').filter(({ row }) => row === column.id)
  const [worst] = problems.toSorted((a, b) => (a.severity < b.severity ? -1 : 1))
  return (
    <>
      <PopoverButton
        width={460}
        button={
          <Open disabled={!edit} severity={worst?.severity}>
            {columnLabel(column, platform)}
          </Open>
        }
      >
        {(close) => (
          <div className="sources">
            <LookBox
              look={column}
              onPick={(look) => {
                edit?.(editRuleColumn(table, column.id, look))
                close()
              }}
            />
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              onClick={() => {
                close()
                edit?.(removeRuleColumn(table, column.id))
              }}
            >
              Take this condition out of all rows
            </Button>
          </div>
        )}
      </PopoverButton>
      {worst ? (
        <span className="setting-problem" data-severity={worst.severity}>
          {worst.text}
          {problems.length > 1 ? ` And ${problems.length - 1} more.` : ''}
        </span>
      ) : null}
    </>
  )
}

function ActList({ shown, onPick }: { shown: readonly Act[]; onPick: (act: Act) => void }) {
  const { program, edit } = useRoom()
  const { fields } = program.model
  const others = otherActs.filter(({ act }) => !shown.includes(act))
  const sets = fields.filter(({ key }) => !shown.includes(`set.${key}`))
  return (
    <ListBox
      label="What else happens? Search the platform’s fields"
      search
      items={[
        ...others.map(({ act, label, about }) => ({ key: act, label, about })),
        ...sets.map(({ key, label, type }) => ({
          key: `set.${key}`,
          label: `Set ${label}`,
          about: fieldKinds[type],
        })),
      ]}
      onPick={(key) => onPick(key as Act)}
      create={{
        says: (label) => `Add the field “${label}” to the platform, and set it`,
        make: (label) => {
          const key = modelKey(
            label,
            fields.map((field) => field.key),
          )
          edit?.(together([addPlatformField({ label, type: 'text', maxLength: 200 })]))
          onPick(`set.${key}`)
        },
      }}
    />
  )
}

function actLabel(act: Act, fieldLabel: (key: string) => string): string {
  if (act.startsWith('set.')) return `Set ${fieldLabel(act.slice('set.'.length))}`
  return otherActs.find((one) => one.act === act)?.label ?? act
}

function Open({
  severity,
  disabled,
  children,
  ...given
}: {
  severity?: 'problem' | 'warning' | undefined
  disabled: boolean
  children: ReactNode
  onClick?: () => void
}) {
  return (
    <Button
      size="compact-xs"
      variant="light"
      disabled={disabled}
      data-severity={severity}
      rightSection={<IconChevronDown size={12} aria-hidden />}
      {...given}
    >
      {children}
    </Button>
  )
}

function Add({ children, ...given }: { children: ReactNode; onClick?: () => void }) {
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlus size={12} aria-hidden />}
      {...given}
    >
      {children}
    </Button>
  )
}
