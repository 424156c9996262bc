import type { RuleTable } from '../../../../../src/mapping/core/document.ts'
import { PeopleLink } from '../people-link.tsx'
import { useRoom } from '../room-context.ts'
import { ruleTables } from './rules-edits.ts'
import { severalOf } from './rules-people.ts'
import { hits } from './rules-words.ts'
import { Setting } from './setting.tsx'
import { TextSetting } from './text-setting.tsx'

/** What holds for the whole table: its name, which of several rows counts, and whom none fits. */
export function RulesSettings({ table }: { table: RuleTable }) {
  const { edit, preview, sample } = useRoom()
  const effect = preview?.rules.find((one) => one.table === table.id)
  const several = severalOf(effect).length
  const set = (more: Partial<RuleTable>) =>
    edit?.(
      ruleTables.edit(table.id, (before) => ({ ...before, ...more })),
      `${Object.keys(more).join(' ')} ${table.id}`,
    )
  const at = (column: string) => ({ tab: 'rules' as const, row: table.id, column })
  return (
    <section className="settings" aria-label={`${table.name}: questions`}>
      <TextSetting
        label="Name"
        maxLength={200}
        value={table.name}
        onSet={edit && ((name) => set({ name }))}
        refuses={(text) => (text.trim() === '' ? 'Write a name.' : undefined)}
        about="It is in the reason that is given for each person."
        at={at('name')}
      />
      <Setting
        label="Of several rows that fit"
        options={hits}
        value={table.hit}
        onSet={edit && ((hit: RuleTable['hit']) => set({ hit }))}
        at={at('hit')}
      />
      <div className="setting">
        <span className="setting-label">In the sample</span>
        <span className="setting-shown">
          {sample && effect && table.rows.length > 0 ? (
            <>
              No row fits:{' '}
              <PeopleLink
                view={`ruled-none.${table.id}`}
                count={effect.none.length}
                noun={['person', 'people']}
              />
            </>
          ) : (
            <span className="muted">–</span>
          )}
        </span>
        <div className="setting-about">
          {several > 0 ? (
            <>
              Several rows fit:{' '}
              <PeopleLink
                view={`ruled-several.${table.id}`}
                count={several}
                noun={['person', 'people']}
              />
            </>
          ) : (
            'Whom no row fits, the table leaves as they are.'
          )}
        </div>
      </div>
    </section>
  )
}
