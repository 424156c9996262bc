import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { RuleTable } from '../../../../../src/mapping/core/document.ts'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { Grid, type Jump } from '../grid/grid.tsx'
import { useRoom } from '../room-context.ts'
import { actsShown, firstActs, type Act } from './rules-acts.ts'
import { rulesColumns } from './rules-columns.tsx'
import { addRuleRow, addRuleTable, ruleTables, type Look } from './rules-edits.ts'
import { ruleProblems } from './rules-faults.ts'
import { LookBox } from './rules-look.tsx'
import { RulesSettings } from './rules-settings.tsx'
import { RulesStrip } from './rules-strip.tsx'
import { columnLabel } from './rules-words.ts'
import './rules.css'

/** Decision tables: when several things come together, what then. */
export function Rules() {
  const { program, edit, jumpIn } = useRoom()
  const { tables } = program.document.rules
  const jump = jumpIn('rules')
  const [chosen, setChosen] = useState({ id: tables[0]?.id, jump, of: tables.length })
  const led = jump === null ? undefined : tables.find((table) => isWithin(table, jump.row))
  if (jump !== chosen.jump) setChosen({ ...chosen, id: led?.id ?? chosen.id, jump })
  // A new table is the one that is filled in next.
  if (tables.length > chosen.of) {
    setChosen({ id: tables.at(-1)?.id, jump, of: tables.length })
  } else if (tables.length < chosen.of) setChosen({ ...chosen, of: tables.length })
  const table = tables.find(({ id }) => id === chosen.id) ?? tables[0]
  if (!table) {
    return (
      <EmptyRoom
        what="No rule yet"
        why={
          <>
            Fields and user types look at one thing at a time. A rule says what holds only when
            several come together: <b>when</b> the ticket is VIP and the country is NL, <b>then</b>{' '}
            add the tag VIP and set Badge to Gold. Rules stand in tables, one a row, and may also
            leave people out or hold them.
          </>
        }
        act={edit ? <AddTable /> : null}
      />
    )
  }
  return (
    <>
      <nav className="strip" aria-label="Tables of rules">
        {tables.map(({ id, name }) => (
          <Button
            key={id}
            size="compact-sm"
            variant={id === table.id ? 'light' : 'subtle'}
            aria-current={id === table.id}
            onClick={() => setChosen({ ...chosen, id })}
          >
            {name}
          </Button>
        ))}
        {edit ? <AddTable compact /> : null}
        {edit ? <TableActs table={table} isFirst={table === tables[0]} /> : null}
      </nav>
      <RulesSettings key={table.id} table={table} />
      <Table key={`${table.id} rows`} table={table} jump={jump} />
    </>
  )
}

/** Tables are asked in their order; each sees what those before it did. */
function TableActs({ table: { id }, isFirst }: { table: RuleTable; isFirst: boolean }) {
  const { edit } = useRoom()
  return (
    <span className="rules-table-acts">
      {isFirst ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          title="Each table sees what those before it did."
          onClick={() => edit?.(ruleTables.move(id, -1))}
        >
          Ask this table earlier
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={() => edit?.(ruleTables.remove(id))}
      >
        Delete this table
      </Button>
    </span>
  )
}

/** A table begins with what it looks at first. */
function AddTable({ compact = false }: { compact?: boolean }) {
  const { edit, program, platform, goTo } = useRoom()
  const count = program.document.rules.tables.length
  const add = (look: Look) => {
    const name = `${columnLabel(look, platform)} rules`
    const isTaken = program.document.rules.tables.some((table) => table.name === name)
    const change = addRuleTable(isTaken ? `${name} ${count + 1}` : name, look)
    edit?.(change)
    const made = change(program).document.rules.tables.at(-1)
    const [column] = made?.columns ?? []
    if (column) goTo('rules', { row: made?.rows[0]?.id ?? null, column: `when.${column.id}` })
  }
  return (
    <PopoverButton
      width={460}
      button={
        <Button
          size={compact ? 'compact-sm' : 'sm'}
          variant={compact ? 'subtle' : 'default'}
          leftSection={<IconPlus size={14} />}
        >
          {compact ? 'Add a table' : 'Choose what to look at first'}
        </Button>
      }
    >
      {(close) => (
        <LookBox
          look={null}
          onPick={(look) => {
            add(look)
            close()
          }}
        />
      )}
    </PopoverButton>
  )
}

function Table({ table, jump }: { table: RuleTable; jump: Jump | null }) {
  const room = useRoom()
  const { edit, problemsOf } = room
  const [opened, setOpened] = useState<readonly Act[]>(() => firstActs(table))
  const acts = actsShown(table, opened)
  const actsKey = acts.join(' ')
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the acts are new at each drawing, their names are not
  const columns = useMemo(() => rulesColumns(table, acts, room), [table, actsKey, room])
  const problems = ruleProblems(table, problemsOf('rules'))
  return (
    <>
      <RulesStrip
        table={table}
        acts={acts}
        onOpen={(act) => setOpened([...opened, act])}
        onClose={(act) => setOpened(opened.filter((one) => one !== act))}
      />
      <Grid
        label={table.name}
        columns={columns}
        rows={table.rows}
        problems={problems}
        jump={jump}
        edit={edit}
        empty={<p className="muted">No row yet: add one, and say when it applies.</p>}
        foot={
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => edit?.(addRuleRow(table.id))}
          >
            Add a row
          </Button>
        }
      />
    </>
  )
}

/** Whether a row, a column or the table itself goes by this id. */
function isWithin({ id, columns, rows }: RuleTable, sought: string): boolean {
  return [id, ...columns.map((column) => column.id), ...rows.map((row) => row.id)].includes(sought)
}
