import { editIdentity } from '../edits.ts'
import { PeopleLink } from '../people-link.tsx'
import type { Program } from '../program.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { IdentityGrid } from './identity-grid.tsx'
import { Setting } from './setting.tsx'

type Tab = Program['document']['identity']

/** What tells people apart, and what makes two tickets one person. */
export function Identity() {
  const { program, preview, edit } = useRoom()
  const { identity } = program.document
  const set = <Key extends 'samePerson' | 'sharedEmail' | 'missingEmail' | 'changedEmail'>(
    key: Key,
  ) => (edit ? (value: Tab[Key]) => edit(editIdentity((tab) => ({ ...tab, [key]: value }))) : null)
  const missing = preview
    ? preview.identity.email.blank.length + preview.identity.email.held.length
    : 0
  return (
    <>
      <IdentityGrid parts={['externalId', 'email']} />
      <section className="settings" aria-label="Identity: questions">
        <Setting
          label="Two tickets are one person when they have"
          options={samePerson}
          value={identity.samePerson}
          onSet={set('samePerson')}
          at={{ tab: 'identity', column: 'samePerson' }}
        >
          {preview ? (
            <>
              <PeopleLink
                view="joined"
                count={preview.identity.joined.length}
                noun={['person', 'people']}
              />{' '}
              in the sample {preview.identity.joined.length === 1 ? 'has' : 'have'} several.
            </>
          ) : null}
        </Setting>
        <Setting
          label="Different people with one address"
          options={sharedEmail}
          value={identity.sharedEmail}
          onSet={set('sharedEmail')}
          at={{ tab: 'identity', column: 'sharedEmail' }}
        >
          {preview ? (
            <>
              <PeopleLink
                view="shared"
                count={preview.identity.shared.length}
                noun={['person shares', 'people share']}
              />{' '}
              one in the sample.
            </>
          ) : null}
        </Setting>
        <Setting
          label="People without an address"
          options={missingEmail}
          value={identity.missingEmail}
          onSet={set('missingEmail')}
          at={{ tab: 'identity', column: 'missingEmail' }}
        >
          {preview ? (
            <>
              <PeopleLink view="blank.email" count={missing} noun={['person has', 'people have']} />{' '}
              none in the sample.
            </>
          ) : null}
        </Setting>
        <Setting
          label="When somebody’s address changes in the source"
          options={changedEmail}
          value={identity.changedEmail}
          onSet={set('changedEmail')}
          at={{ tab: 'identity', column: 'changedEmail' }}
        />
      </section>
    </>
  )
}

const samePerson: Option<Tab['samePerson']>[] = [
  {
    value: 'external id, else e-mail and name',
    label: 'The same address and name',
    about: 'Somebody who registered twice becomes one person, with both tickets.',
  },
  {
    value: 'external id',
    label: 'The same id, and nothing else',
    about: 'Each id is a person of its own, whatever name and address it has.',
  },
]
const sharedEmail: Option<Tab['sharedEmail']>[] = [
  { value: 'allow', label: 'Come in', about: 'Couples and teams often share an address.' },
  { value: 'hold', label: 'Wait', about: 'Each waits until a person has decided.' },
]
const missingEmail: Option<Tab['missingEmail']>[] = [
  { value: 'allow', label: 'Come in', about: 'They cannot be invited by mail.' },
  { value: 'hold', label: 'Wait', about: 'They wait until the source has an address.' },
]
const changedEmail: Option<Tab['changedEmail']>[] = [
  { value: 'follow', label: 'Follow it', about: 'The platform takes the new address over.' },
  { value: 'hold', label: 'Wait', about: 'The change waits until a person has looked at it.' },
]
