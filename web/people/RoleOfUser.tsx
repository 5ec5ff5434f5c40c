/** The role of a user, changed where it is shown. */
import { Select, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { UserInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { permissionsQuery } from './people-queries.ts'

export function RoleOfUser({ user }: { user: UserInfo }) {
  const roles = useQuery(permissionsQuery).data?.roles ?? []
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (role: string) => send('PUT', `/users/${user.id}`, { role }),
    onSettled: () => client.invalidateQueries({ queryKey: ['users'] }),
  })
  return (
    <Stack gap="xs">
      <Select
        aria-label={`Role of ${user.login}`}
        data={roles.map(({ role }) => role)}
        value={user.role}
        onChange={(role) => role && role !== user.role && change.mutate(role)}
        allowDeselect={false}
        w={130}
      />
      {change.error ? <ProblemCard problem={problemOf(change.error)} /> : null}
    </Stack>
  )
}
