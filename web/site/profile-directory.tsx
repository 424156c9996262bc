import { useMutation, useQueryClient } from '@tanstack/react-query'
import { notifications } from '@mantine/notifications'
import { Problem } from '../ui/problem.tsx'
import { call } from './api.ts'
import { DirectoryChoice } from './directory-choice.tsx'
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
  const listed = choose.isPending ? choose.variables : profile.directory === 'listed'
  return (
    <>
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
    </>
  )
}
