import { Button, NumberInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { sourceLabel } from '../../../../../src/mapping/core/source/source-label.ts'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { optionEdit } from '../boxes/option-box.tsx'
import { PopoverButton } from '../boxes/popover-button.tsx'
import { actsColumn } from '../boxes/row-acts.tsx'
import { SourceList, sourcesEdit } from '../boxes/sources-box.tsx'
import { comparedEdit, missingWords } from '../boxes/compared-box.ts'
import { listText } from '../boxes/list-text.ts'
import { addRule, editRule, expectCount, moveRule, removeRule } from '../edits.ts'
import type { Column } from '../grid/column.ts'
import { Grid } from '../grid/grid.tsx'
import { PeopleLink } from '../people-link.tsx'
import type { Change, PopulationRow } from '../program.ts'
import { useRoom, type Room } from '../room-context.ts'
import { compares, conditions, decisions, ruleSentence } from '../words.ts'
import { noteColumn } from './note-column.tsx'
import { Sources } from './reading-cells.tsx'
import { SettingProblems } from './setting-problems.tsx'
import { useLanding } from './use-landing.ts'

/**
 * Who comes in: rules that read as sentences, asked in their order.
 * @param of the content type's label, where they are about items.
 */
export function Population({ of }: { of?: string }) {
  const room = useRoom()
  const columns = useMemo(() => columnsOf(room), [room])
  return (
    <>
      <Grid
        label="Population"
        columns={columns}
        rows={room.program.document.population.rows}
        problems={room.problemsOf('population')}
        jump={room.jumpIn('population')}
        edit={room.edit}
        empty={
          <EmptyRoom
            what={of ? `All ${of.toLowerCase()} come in` : 'Everybody comes in'}
            why={
              of
                ? 'No rule leaves any out. Most sources have some that are not meant to be shown: drafts, breaks, tests.'
                : 'No rule leaves anybody out. Most registrations have some who are not meant to come: cancelled orders, unpaid ones, tests.'
            }
          />
        }
        foot={
          <PopoverButton
            width={460}
            button={
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} />}>
                Add a rule
              </Button>
            }
          >
            {(close) => (
              <SourceList
                chosen={[]}
                typed=""
                onUse={(path) => {
                  room.edit?.(addRule(path, sourceLabel(path)))
                  close()
                }}
              />
            )}
          </PopoverButton>
        }
      />
      {of ? null : <Expected />}
    </>
  )
}

function columnsOf(room: Room): Column<PopulationRow>[] {
  const { edit, preview, sample, sourceAt, program } = room
  const { rows } = program.document.population
  const commit = (at: string) => (change: Change) => edit?.(change, at)
  const decided = (id: string) =>
    preview?.people.filter(({ row }) => row?.tab === 'population' && row.row === id).length ?? 0
  return [
    {
      key: 'name',
      title: 'Rule',
      about: 'Its name is the reason that is given for each person.',
      width: 260,
      show: (rule) => (
        <span className="lines">
          <b dir="auto">{rule.name}</b>
          <small className="muted" dir="auto">
            {ruleSentence(rule)}
          </small>
        </span>
      ),
      text: ({ name }) => name,
      edit: ({ id, name }) => ({
        kind: 'text',
        value: name,
        set: (text) =>
          text.trim() === '' || text.length > 200
            ? null
            : editRule(id, (rule) => ({ ...rule, name: text })),
      }),
    },
    {
      key: 'decision',
      title: 'What happens',
      about: 'To whoever the rest of the row fits.',
      width: 110,
      show: ({ decision }) => decisions.find(({ value }) => value === decision)?.label,
      text: ({ decision }) => decisions.find(({ value }) => value === decision)?.label ?? '',
      edit: ({ id, decision }) =>
        optionEdit({
          label: 'What happens',
          options: decisions,
          value: decision,
          set: (decision) => editRule(id, (rule) => ({ ...rule, decision })),
          commit: commit(`decision ${id}`),
        }),
    },
    {
      key: 'source',
      title: 'When',
      about: 'The field of the source that is looked at.',
      width: 170,
      show: ({ source }) => <Sources sources={[source]} steps={[]} />,
      text: ({ source }) => source,
      edit: ({ id, source }) =>
        sourcesEdit({
          reading: { sources: [source], steps: [] },
          several: 'one',
          set: ({ sources }) => editRule(id, (rule) => ({ ...rule, source: sources[0] ?? source })),
          commit: commit(`source ${id}`),
        }),
    },
    {
      key: 'when',
      title: 'Condition',
      about: 'How it is compared. Upper and lower case, and spaces around, make no difference.',
      width: 120,
      show: ({ when }) => when,
      text: ({ when }) => when,
      edit: ({ id, when }) =>
        optionEdit({
          label: 'Condition',
          options: conditions,
          value: when,
          set: (when) => editRule(id, (rule) => ({ ...rule, when })),
          commit: commit(`when ${id}`),
        }),
    },
    {
      key: 'values',
      title: 'Values',
      about:
        'What it is compared with: values that were seen are offered; a size has one limit, “is between” two.',
      width: 180,
      show: ({ when, values }) =>
        !compares(when) ? null : values.length === 0 ? (
          <span className="choose">{missingWords(when)}</span>
        ) : (
          <span className="chips">
            {values.map((value) => (
              <span key={value} className="chip" dir="auto">
                {value}
              </span>
            ))}
          </span>
        ),
      text: ({ values }) => listText(values),
      edit: ({ id, when, values, source }) =>
        comparedEdit({
          when,
          values,
          seen: sourceAt(source)?.values ?? [],
          set: (values) => editRule(id, (rule) => ({ ...rule, values })),
          commit: commit(`values ${id}`),
        }),
    },
    {
      key: 'people',
      title: 'In the sample',
      about: 'How many this rule decides about; each is asked only what no rule above decided.',
      width: 104,
      show: ({ id }) =>
        sample ? (
          <PeopleLink view={`rule.${id}`} count={decided(id)} noun={['record', 'records']} />
        ) : null,
      text: ({ id }) => (sample ? String(decided(id)) : ''),
    },
    actsColumn<PopulationRow>({
      remove: ({ id }) => removeRule(id),
      move: ({ id }, by) => {
        const index = rows.findIndex((row) => row.id === id)
        return rows[index + by] ? moveRule(id, by) : null
      },
      commit: (change) => edit?.(change),
    }),
    noteColumn<PopulationRow>({
      width: 150,
      note: ({ note }) => note,
      set: ({ id }, note) => editRule(id, (rule) => ({ ...rule, note })),
    }),
  ]
}

/** What the client counts on, compared with the result when the plan is made. */
function Expected() {
  const { program, edit, preview } = useRoom()
  const landing = useLanding<HTMLElement>(expectedPlace)
  const { expected } = program.document.population
  return (
    <section className="strip" aria-label="Expected people" ref={landing}>
      <b>Expected</b>
      <span className="muted">How many people of each type should come in:</span>
      {program.model.userTypes.map(({ key, label }) => {
        const count = expected.find(({ userType }) => userType === key)?.count
        const found = preview?.people.filter(({ userTypes }) => userTypes.includes(key)).length
        return (
          <span key={key} className="expected">
            <span>{label}</span>
            <NumberInput
              size="xs"
              w={86}
              aria-label={`Expected: ${label}`}
              placeholder="–"
              min={0}
              allowDecimal={false}
              thousandSeparator=","
              readOnly={!edit}
              hideControls
              value={count ?? ''}
              onChange={(next) =>
                edit?.(expectCount(key, typeof next === 'number' ? next : null), `expected ${key}`)
              }
            />
            {found ? (
              <small className="muted">
                <PeopleLink view={`type.${key}`} count={found} /> in the sample
              </small>
            ) : null}
          </span>
        )
      })}
      <SettingProblems at={expectedPlace} />
    </section>
  )
}

const expectedPlace = { tab: 'population', row: 'expected', column: 'userType' } as const
