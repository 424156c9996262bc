import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { countOf } from '../../../../ui/figures.ts'
import { ListBox } from '../boxes/list-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { addVisibilityRow } from '../edits.ts'
import { Grid } from '../grid/grid.tsx'
import { PeopleLink } from '../people-link.tsx'
import { useRoom } from '../room-context.ts'
import { visibilityColumns } from './visibility-columns.tsx'
import { lookedAt } from './visibility-values.ts'

/** Who the directory shows: rows that read as sentences, asked in their order. */
export function Visibility() {
  const room = useRoom()
  const { edit, preview, program } = room
  const columns = useMemo(() => visibilityColumns(room), [room])
  const hidden = preview?.people.filter(({ status, directory }) => status === 'in' && !directory)
  return (
    <>
      <p className="tab-lead">
        Nobody comes into the directory whom the tab User types keeps out.{' '}
        {hidden && preview ? (
          <>
            In the sample, <PeopleLink view="hidden" count={hidden.length} /> of{' '}
            {countOf(preview.counts.in, 'person', 'people')} who come in{' '}
            {hidden.length === 1 ? 'is' : 'are'} not in it.
          </>
        ) : null}
      </p>
      <Grid
        label="Visibility"
        columns={columns}
        rows={program.document.visibility.rows}
        problems={room.problemsOf('visibility')}
        jump={room.jumpIn('visibility')}
        edit={edit}
        empty={
          <EmptyRoom
            what="Everybody is in the directory"
            why="Everybody whom the user types let in. A row keeps people out by what they are, such as Press, or by a field, such as a country whose law asks for it."
          />
        }
        foot={
          <PopoverButton
            width={320}
            button={
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                Add a row
              </Button>
            }
          >
            {(close) => (
              <ListBox
                label="By what? Search the platform’s fields"
                search
                items={lookedAt(program.model)}
                onPick={(by) => {
                  edit?.(addVisibilityRow(by))
                  close()
                }}
              />
            )}
          </PopoverButton>
        }
      />
    </>
  )
}
