import { useTitle } from '../ui/use-title.ts'
import { HelpContact } from './event.tsx'
import { linesOf, shownValue } from './person.ts'
import './profile.css'
import { ProfileDirectory } from './profile-directory.tsx'
import { ProfileForm } from './profile-form.tsx'
import { ProfilePhoto } from './profile-photo.tsx'
import { useProfile, useSite, type OwnProfile } from './site.ts'

export function ProfilePage() {
  const site = useSite()
  const profile = useProfile()
  const { does, from } = linesOf(profile.fields)
  const open = profile.fields.some(({ locked }) => !locked)
  useTitle('My profile', site.name)
  return (
    <div className="profile">
      <header className="profile-head">
        <ProfilePhoto profile={profile} />
        <div className="profile-who">
          <h1 dir="auto">{profile.name}</h1>
          <div className="muted" dir="auto">
            {does}
          </div>
          <div className="muted" dir="auto">
            {from}
          </div>
        </div>
      </header>
      <div className="profile-own">
        {open ? (
          <section className="profile-section">
            <header>
              <h2>About you</h2>
              <p>Yours to change, whenever you like.</p>
            </header>
            {/* A saved version begins the form anew. */}
            <ProfileForm key={profile.version} profile={profile} />
          </section>
        ) : null}
        <Given profile={profile} />
      </div>
      {profile.directory === 'not offered' ? null : <ProfileDirectory profile={profile} />}
    </div>
  )
}

/** What the registration says: shown, and where it can be changed. */
function Given({ profile }: { profile: OwnProfile }) {
  const site = useSite()
  const given = profile.fields.filter(({ locked }) => locked)
  if (given.length === 0) return null
  return (
    <section className="profile-section">
      <header>
        <h2>From your registration</h2>
        <p>
          Not changed here. Something wrong? Ask{' '}
          <HelpContact site={site} about="a detail of my registration is wrong" />, and it is
          corrected here too.
        </p>
      </header>
      <dl className="profile-given">
        {given.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd dir="auto">{choiceLabel(field) || <span className="muted">blank</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function choiceLabel(field: OwnProfile['fields'][number]): string {
  const chosen = field.choices?.find(({ key }) => key === field.value)
  return chosen?.label ?? shownValue(field)
}
