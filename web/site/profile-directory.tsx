import { useMutation, useQueryClient } from '@tanstack/react-query'
import { notifications } from '@mantine/notifications'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { DirectoryChoice } from './directory-choice.tsx'
import { PersonFace } from './person-card.tsx'
import { profileQuery, type OwnProfile } from './site.ts'

/** To be found or not: chosen is done. */
export function ProfileDirectory({ profile }: { profile: OwnProfile }) {
  const queries = useQueryClient()
  const choose = useMutation({
    mutationFn: (listed: boolean) => call('PUT /api/profile/directory', { body: { listed } }),
    onSuccess: async (_, listed) => {
      await queries.invalidateQueries(profileQuery)
      void queries.invalidateQueries({ queryKey: ['directory'] })
      void queries.invalidateQueries({ queryKey: ['who is here'] })
      notifications.show({
        message: listed ? 'The others can find you now.' : 'Nobody finds you any more.',
      })
    },
  })
  const shown = profile.fields.filter(({ inDirectory }) => inDirectory)
  const listed = choose.isPending ? choose.variables : profile.directory === 'listed'
  return (
    <section className="profile-directory">
      <header>
        <h2>Directory</h2>
        <p>Whether the others find you. It holds from the moment you choose.</p>
      </header>
      <div className="profile-seen" data-hidden={listed ? undefined : true}>
        <span>{listed ? 'What the others find' : 'Nobody finds this'}</span>
        <div className="person-card">
          <PersonFace person={{ ...profile, fields: shown }} />
        </div>
      </div>
      <fieldset className="profile-choices">
        <legend className="unseen">May the others find you?</legend>
        <DirectoryChoice
          profile={profile}
          listed={listed}
          choose={(next) => choose.mutate(next)}
          disabled={choose.isPending}
        />
      </fieldset>
      <Problem error={choose.error} />
    </section>
  )
}
