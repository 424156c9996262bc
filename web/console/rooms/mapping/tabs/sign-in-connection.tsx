import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import { valuesEdit } from '../boxes/values-box.tsx'
import { tab as inTab } from '../edit-rows.ts'
import { useRoom } from '../room-context.ts'
import type { Option } from '../words.ts'
import { BoxSetting } from './box-setting.tsx'
import { ChoicesSetting } from './choices-setting.tsx'
import { Chips, chipsOf } from './chips.tsx'
import { Setting } from './setting.tsx'
import { TextSetting } from './text-setting.tsx'
import { notAWebAddress } from './texts.ts'
import { useTab } from './use-tab.ts'

type Tab = MappingDocument['signIn']

/** What holds once people sign in at the client's own site. */
export function SignInConnection() {
  const { edit } = useRoom()
  const [tab, set] = useTab('signIn')
  const { notRegistered } = tab
  const unused = tab.way === 'magic link' && tab.connection === 'none'
  return (
    <section className="tab-part" aria-labelledby="connection-title">
      <h2 id="connection-title">The client’s own sign-in</h2>
      <p className="muted">
        {unused
          ? 'Nothing of this is needed as long as people sign in by magic link.'
          : 'All of this takes effect when the sign-in connection is set up; nothing of it runs before.'}
      </p>
      <div className="settings">
        <Setting
          label="How it is connected"
          options={connections}
          value={tab.connection}
          usual="none"
          onSet={set && ((connection: Tab['connection']) => set({ connection }))}
          at={{ tab: 'signIn', column: 'connection' }}
        />
        <BoxSetting
          label="It speaks for these e-mail domains"
          about="Only there does a verified address find somebody who is here already."
          shown={
            tab.domains.length > 0 ? (
              <Chips items={chipsOf(tab.domains)} />
            ) : (
              <span className="choose">None</span>
            )
          }
          how={valuesEdit({
            label: 'Write a domain: example.org',
            values: tab.domains,
            seen: [],
            set: (domains) => inTab('signIn', (before) => ({ ...before, domains })),
            commit: (change) => edit?.(change, 'signIn domains'),
          })}
          at={{ tab: 'signIn', column: 'domains' }}
        />
        <ChoicesSetting
          label="A person who signs in is found by"
          options={matches}
          values={tab.matchBy}
          onSet={set && ((matchBy: Tab['matchBy']) => set({ matchBy }))}
          at={{ tab: 'signIn', column: 'matchBy' }}
        />
      </div>
      <div className="settings">
        <TextSetting
          label="Who signed in but is not registered reads"
          lines={2}
          maxLength={2000}
          placeholder="You have an account with us, but no ticket for this event yet."
          value={notRegistered.text}
          onSet={set && ((text) => set({ notRegistered: { ...notRegistered, text } }))}
          about={
            notRegistered.text === '' ? 'Left blank, a plain sentence of ours stands there.' : ''
          }
        />
        <TextSetting
          label="and can register at"
          type="url"
          placeholder="https://example.org/register"
          maxLength={500}
          value={notRegistered.link}
          onSet={set && ((link) => set({ notRegistered: { ...notRegistered, link } }))}
          warns={notAWebAddress}
          about={notRegistered.link === '' ? 'Left blank, there is no link.' : ''}
          at={{ tab: 'signIn', column: 'notRegistered' }}
        />
      </div>
    </section>
  )
}

const connections: Option<Tab['connection']>[] = [
  { value: 'none', label: 'Not at all', about: 'People have no account at the client’s site.' },
  {
    value: 'OpenID Connect',
    label: 'OpenID Connect',
    about: 'What most identity providers of today speak.',
  },
  { value: 'SAML 2.0', label: 'SAML 2.0', about: 'Universities, hospitals, large companies.' },
  {
    value: 'OAuth 2',
    label: 'OAuth 2 with a user-info address',
    about: 'What many membership systems really have.',
  },
]
const matches: Option<Tab['matchBy'][number]>[] = [
  {
    value: 'external id',
    label: 'The id of the tab Identity',
    about: 'Where the sign-in names the same member number.',
  },
  { value: 'subject', label: 'The sign-in’s own id', about: 'From the second time on.' },
  {
    value: 'e-mail',
    label: 'The e-mail address',
    about: 'Only if it is verified, and of a domain named here.',
  },
]
