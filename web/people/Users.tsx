/** All users. */
import { Stack, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../parts/Loaded.tsx'
import { InviteUser } from './InviteUser.tsx'
import { usersQuery } from './people-queries.ts'
import { UserRow } from './UserRow.tsx'

export function Users() {
  return (
    <Stack>
      <Loaded query={useQuery(usersQuery)}>
        {({ items }) => (
          <Table.ScrollContainer minWidth={640}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {['User', 'Role', 'Signs in by', 'Last', 'What to do'].map((heading) => (
                    <Table.Th key={heading}>{heading}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((user) => (
                  <UserRow key={user.id} user={user} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Loaded>
      <InviteUser />
    </Stack>
  )
}
