import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { EmptyRoom } from '../../../../ui/empty-room.tsx'
import { usePlace } from '../../../place.ts'
import { addMessage } from '../edits.ts'
import { Grid } from '../grid/grid.tsx'
import { useRoom } from '../room-context.ts'
import { messageColumns } from './e-mail-columns.tsx'
import { InForce, NotYet } from './in-force.tsx'
import { TextSetting } from './text-setting.tsx'
import { notAnAddress } from './texts.ts'
import { useSiteSettings } from './use-site-settings.ts'
import { useTab } from './use-tab.ts'

/** Who writes to the attendees, about what, and whom; the texts themselves are in the mail room. */
export function EMail() {
  const room = useRoom()
  const { site } = usePlace()
  const [tab, set] = useTab('email')
  const { sender } = tab
  const { settings, address } = useSiteSettings()
  const columns = useMemo(() => messageColumns(room), [room])
  return (
    <>
      <p className="tab-lead">
        Whom each message goes to, and whose task it is: an agreement that both sides read. Nothing
        is sent by it; what the platform sends is previewed and confirmed in{' '}
        <Link to={`/sites/${site?.slug ?? ''}/dev/mail`}>the mail room</Link>.
      </p>
      <section className="settings" aria-label="E-mail: sender">
        <TextSetting
          label="The platform’s mails come from"
          placeholder={site?.name ?? ''}
          maxLength={200}
          value={sender.name}
          onSet={set && ((name) => set({ sender: { ...sender, name } }))}
          about={
            sender.name === '' || sender.name === site?.name ? (
              <>
                {sender.name === '' ? 'Left blank, the name of the site. ' : ''}
                <InForce />
              </>
            ) : (
              <NotYet>today every mail comes from “{site?.name}”.</NotYet>
            )
          }
        />
        <TextSetting
          label="Answers go to"
          type="email"
          placeholder="events@example.org"
          maxLength={254}
          value={sender.replyTo}
          onSet={set && ((replyTo) => set({ sender: { ...sender, replyTo } }))}
          warns={notAnAddress}
          at={{ tab: 'email', column: 'sender' }}
          about={
            sender.replyTo === '' || sender.replyTo === settings?.helpContact.email ? (
              <>
                {sender.replyTo === ''
                  ? 'Left blank, the help contact of the site’s settings. '
                  : ''}
                <InForce />
              </>
            ) : (
              <NotYet>
                today answers go to the help contact of{' '}
                <Link to={address}>the site’s settings</Link>.
              </NotYet>
            )
          }
        />
      </section>
      <Grid
        label="Messages"
        columns={columns}
        rows={tab.rows}
        problems={room.problemsOf('email')}
        jump={room.jumpIn('email')}
        edit={room.edit}
        empty={
          <EmptyRoom
            what="No message yet"
            why="Attendees hear from the platform and from the client. Each message stands here once, so that nobody gets two of a kind: the invitation with its personal link, the reminder, the programme."
          />
        }
        foot={
          <>
            {['Invitation', 'Reminder', 'Message'].map((name) =>
              name === 'Message' || !tab.rows.some(({ message }) => message === name) ? (
                <Button
                  key={name}
                  size="xs"
                  variant="default"
                  leftSection={<IconPlus size={14} />}
                  onClick={() => room.edit?.(addMessage(name))}
                >
                  {name === 'Message' ? 'Add a message' : `Add the ${name.toLowerCase()}`}
                </Button>
              ) : null,
            )}
          </>
        }
      />
    </>
  )
}
