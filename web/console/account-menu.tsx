import { Menu, UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { IconLogout } from '@tabler/icons-react'
import { Initials } from '../ui/initials.tsx'
import { call } from './api.ts'
import { me } from './me.ts'

export function AccountMenu() {
  const { account } = useSuspenseQuery(me).data
  const queries = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: () => call('POST /api/sign-out'),
    onSettled: async () => {
      queries.clear()
      await navigate({ to: '/sign-in' })
    },
  })
  if (!account) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className="account" aria-label={`Account of ${account.name}`}>
          <Initials name={account.name} size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="account-who">
          <strong dir="auto">{account.name}</strong>
          <span className="muted">{account.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.6} />}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
