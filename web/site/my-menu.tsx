import { Menu, UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconHelp, IconLogout, IconUser } from '@tabler/icons-react'
import { Initials } from '../ui/initials.tsx'
import { call } from './api.ts'
import { photoOf } from './person.ts'
import { siteQuery, useProfile } from './site.ts'

export function MyMenu() {
  const profile = useProfile()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: () => call('POST /api/sign-out'),
    onSettled: async () => {
      await navigate({ to: '/sign-in' })
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== siteQuery.queryKey[0] })
    },
  })
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className="frame-me" aria-label={`Menu of ${profile.name}`}>
          <Initials name={profile.name} photo={photoOf(profile)} size={36} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to="/profile"
          leftSection={<IconUser size={18} stroke={1.6} aria-hidden />}
        >
          My profile
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/help"
          leftSection={<IconHelp size={18} stroke={1.6} aria-hidden />}
        >
          Help
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
