import { Link } from '@tanstack/react-router'
import type { MappingDocument } from '../../../../../src/mapping/core/document.ts'
import type { Option } from '../words.ts'
import { InForce, NotYet } from './in-force.tsx'
import { NumberSetting } from './number-setting.tsx'
import { Setting } from './setting.tsx'
import { SignInConnection } from './sign-in-connection.tsx'
import { TextSetting } from './text-setting.tsx'
import { notAnAddress, notAWebAddress } from './texts.ts'
import { useSiteSettings } from './use-site-settings.ts'
import { useTab } from './use-tab.ts'

type Tab = MappingDocument['signIn']

/**
 * How people sign in, and what they see the first time. What is agreed here is in force only where a line below it says
 * so: people enter by magic link, as the site's settings have it, until a connection is set up.
 */
export function SignIn() {
  const [tab, set] = useTab('signIn')
  const { settings, address } = useSiteSettings()
  const theSettings = <Link to={address}>the site’s settings</Link>
  const end = settings?.eventTo
  const contact = settings ? (settings.helpContact.email ?? settings.helpContact.name) : '…'
  const { firstSignIn } = tab
  return (
    <>
      <p className="tab-lead">
        Today people sign in by magic link, with the help contact, terms and event days of{' '}
        {theSettings}. Below each answer stands whether it is in force already.
      </p>
      <section className="settings" aria-label="Sign-in: questions">
        <Setting
          label="People sign in by"
          options={ways}
          value={tab.way}
          usual="magic link"
          onSet={set && ((way: Tab['way']) => set({ way }))}
          at={{ tab: 'signIn', column: 'way' }}
        >
          {tab.way === 'magic link' ? <InForce /> : <WithConnection />}
        </Setting>
        <NumberSetting
          label="An invitation works for"
          suffix=" days"
          placeholder="until the event closes"
          min={1}
          max={730}
          value={tab.invitationDays}
          onSet={set && ((invitationDays) => set({ invitationDays }))}
          at={{ tab: 'signIn', column: 'invitationDays' }}
          about={
            tab.invitationDays === null ? (
              <>
                It works until the event closes
                {end ? `, ${end}` : ': no last day is set, so for 90 days'}. <InForce />
              </>
            ) : (
              <NotYet>today an invitation works until the event closes.</NotYet>
            )
          }
        />
        <TextSetting
          label="Whom people ask who cannot sign in"
          type="email"
          placeholder="help@example.org"
          maxLength={254}
          value={tab.help}
          onSet={set && ((help) => set({ help }))}
          warns={notAnAddress}
          at={{ tab: 'signIn', column: 'help' }}
          about={
            tab.help === '' || tab.help === settings?.helpContact.email ? (
              <>
                {tab.help === '' ? 'Left blank, people' : 'People'} read “{contact}”, as in{' '}
                {theSettings}. <InForce />
              </>
            ) : (
              <NotYet>
                today people read “{contact}”, from {theSettings}.
              </NotYet>
            )
          }
        />
        <TextSetting
          label="Terms that people accept at the first visit"
          type="url"
          placeholder="https://example.org/terms"
          maxLength={500}
          value={firstSignIn.terms}
          onSet={set && ((terms) => set({ firstSignIn: { ...firstSignIn, terms } }))}
          warns={notAWebAddress}
          at={{ tab: 'signIn', column: 'firstSignIn' }}
          about={
            firstSignIn.terms === '' ? (
              <>
                People accept the terms that stand in {theSettings}. <InForce />
              </>
            ) : (
              <NotYet>today people accept the terms that stand in {theSettings}.</NotYet>
            )
          }
        />
        <Setting
          label="The directory, at the first visit"
          options={directory}
          value={firstSignIn.directory}
          usual="ask"
          onSet={
            set &&
            ((directory: Tab['firstSignIn']['directory']) =>
              set({ firstSignIn: { ...firstSignIn, directory } }))
          }
        >
          {firstSignIn.directory === 'ask' ? (
            <InForce />
          ) : (
            <NotYet>today everybody is asked.</NotYet>
          )}
        </Setting>
      </section>
      <SignInConnection />
    </>
  )
}

function WithConnection() {
  return <b className="not-yet">In force once the sign-in connection below is set up.</b>
}

const ways: Option<Tab['way']>[] = [
  {
    value: 'magic link',
    label: 'Magic link',
    about: 'A personal link by mail; there is no password.',
  },
  {
    value: 'single sign-on',
    label: 'The client’s own sign-in',
    about: 'They enter the account that they have at the client’s site.',
  },
  { value: 'both', label: 'Both', about: 'Whoever has no account there gets a magic link.' },
]
const directory: Option<Tab['firstSignIn']['directory']>[] = [
  { value: 'ask', label: 'They are asked', about: 'Each says whether others find them there.' },
  { value: 'in', label: 'They begin in it', about: 'They can leave it at any time.' },
  { value: 'out', label: 'They begin out of it', about: 'They can join it at any time.' },
]
