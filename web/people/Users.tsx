/** All users: role, ways in, and what an admin can do. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { UserInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { ago } from '../words.ts'
import { InviteUser } from './InviteUser.tsx'
import { usersQuery } from './people-queries.ts'
import { RoleOfUser } from './RoleOfUser.tsx'
import { UserActions } from './UserActions.tsx'

function waysIn({ hasPassword, openId }: UserInfo): string {
  return [openId && 'OpenID', hasPassword && 'password'].filter(Boolean).join(', ') || 'links'
}

function Named({ user: { login, name } }: { user: UserInfo }) {
  return (
    <>
      <Text fw={600}>{login}</Text>
      {name === login ? null : <Text size="sm">{name}</Text>}
    </>
  )
}

const columns: Column<UserInfo>[] = [
  { heading: 'User', cell: (user) => <Named user={user} /> },
  { heading: 'Role', cell: (user) => <RoleOfUser user={user} /> },
  { heading: 'Signs in by', cell: waysIn },
  { heading: 'Last', cell: ({ signedInAt }) => (signedInAt ? ago(signedInAt) : 'never') },
  { heading: 'What to do', cell: (user) => <UserActions user={user} /> },
]

export function Users() {
  return (
    <Stack>
      <Loaded query={useQuery(usersQuery)}>
        {({ items }) => <Rows label="Users" columns={columns} rows={items} keyOf={({ id }) => id} />}
      </Loaded>
      <InviteUser />
    </Stack>
  )
}
