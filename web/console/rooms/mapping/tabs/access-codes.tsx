import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { fold } from '../../../../../src/mapping/core/values/value.ts'
import { countOf, inFigures } from '../../../../ui/figures.ts'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { addAccessCode } from '../edits.ts'
import { Grid } from '../grid/grid.tsx'
import { together } from '../program.ts'
import { useRoom } from '../room-context.ts'
import { codeColumns, codesSeen, type SeenCode } from './access-codes-columns.tsx'
import { AccessCodeSettings } from './access-codes-settings.tsx'
import { Chips } from './chips.tsx'
import { NewCodes } from './access-codes-new.tsx'

/** The codes that the client hands out, and what each makes of whoever uses it. */
export function AccessCodes() {
  const room = useRoom()
  const { codes } = room.program.document.userTypes
  const columns = useMemo(() => codeColumns(room), [room])
  return (
    <>
      <AccessCodeSettings />
      <Grid
        label="Access codes"
        columns={columns}
        rows={codes.rows}
        problems={room.problemsOf('userTypes')}
        jump={room.jumpIn('userTypes')}
        edit={room.edit}
        empty={
          <EmptyRoom
            what="No access code yet"
            why="A code that you hand out at registration can say more of a person than their ticket: staff, exhibitor, press. List each code once, with the days on which it counts and what it gives."
          />
        }
        foot={
          <PopoverButton
            width={320}
            button={
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                Add codes
              </Button>
            }
          >
            {(close) => <NewCodes onMade={close} />}
          </PopoverButton>
        }
      />
      <Unlisted seen={codesSeen(room)} />
    </>
  )
}

/** Codes that people used and that no row names. */
function Unlisted({ seen }: { seen: readonly SeenCode[] }) {
  const { program, edit } = useRoom()
  const { codes } = program.document.userTypes
  const listed = new Set(codes.rows.map(({ code }) => fold(code)))
  const unlisted = seen.filter(({ value }) => !listed.has(fold(value)))
  if (unlisted.length === 0) return null
  const shown = unlisted.slice(0, most)
  return (
    <section className="strip" aria-label="Codes that are not listed">
      <b>{countOf(unlisted.length, 'code', 'codes')} in your data not listed</b>
      <span className={codes.else === 'hold' ? 'waits' : 'muted'}>
        {codes.else === 'hold' ? 'Whoever used one waits:' : 'They give nothing:'}
      </span>
      <Chips
        items={shown.map(({ value, count }) => ({
          key: value,
          label: value,
          aside: inFigures(count),
        }))}
      />
      {unlisted.length > shown.length ? (
        <span className="muted">and {inFigures(unlisted.length - shown.length)} more</span>
      ) : null}
      {edit ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => edit(together(shown.map(({ value }) => addAccessCode(value))))}
        >
          {shown.length === 1 ? 'List it' : `List these ${shown.length}`}
        </Button>
      ) : null}
    </section>
  )
}

const most = 20
