/** One user: role, ways in, and what an admin can do. */
import { Button, Group, Select, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { UserInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { ago } from '../words.ts'
import { permissionsQuery } from './people-queries.ts'
import { ShownOnce } from './ShownOnce.tsx'

function waysIn({ hasPassword, openId }: UserInfo): string {
  return [openId && 'OpenID', hasPassword && 'password'].filter(Boolean).join(', ') || 'links'
}

export function UserRow({ user }: { user: UserInfo }) {
  const roles = useQuery(permissionsQuery).data?.roles ?? []
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: ['users'] })
  const change = useMutation({
    mutationFn: (body: { role?: string; disabled?: boolean }) => send('PUT', `/users/${user.id}`, body),
    onSettled,
  })
  const link = useMutation({ mutationFn: () => send<{ url: string }>('POST', `/users/${user.id}/link`) })
  const remove = useMutation({ mutationFn: () => send('DELETE', `/users/${user.id}`), onSettled })
  const error = change.error ?? link.error ?? remove.error
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <Text fw={600}>{user.login}</Text>
          {user.name === user.login ? null : <Text size="sm">{user.name}</Text>}
        </Table.Td>
        <Table.Td>
          <Select
            aria-label={`Role of ${user.login}`}
            data={roles.map(({ role }) => role)}
            value={user.role}
            onChange={(role) => role && role !== user.role && change.mutate({ role })}
            allowDeselect={false}
            w={130}
          />
        </Table.Td>
        <Table.Td>{waysIn(user)}</Table.Td>
        <Table.Td>{user.signedInAt ? ago(user.signedInAt) : 'never'}</Table.Td>
        <Table.Td>
          <Group gap="xs" wrap="nowrap">
            <Button size="xs" variant="default" onClick={() => link.mutate()} loading={link.isPending}>
              New link
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => change.mutate({ disabled: user.disabledAt === null })}
              loading={change.isPending}
            >
              {user.disabledAt ? 'Let in again' : 'Disable'}
            </Button>
            <Button
              size="xs"
              variant="outline"
              color="red"
              aria-label={`Remove ${user.login}`}
              onClick={() => window.confirm(`Remove ${user.login}, their sessions and API keys?`) && remove.mutate()}
            >
              Remove
            </Button>
          </Group>
        </Table.Td>
      </Table.Tr>
      {error || link.data ? (
        <Table.Tr>
          <Table.Td colSpan={5}>
            {error ? <ProblemCard problem={problemOf(error)} /> : null}
            {link.data ? (
              <ShownOnce
                title={`A link for ${user.login}`}
                secret={link.data.url}
                about="It signs them in once, within three days. The one before is worth nothing now."
              />
            ) : null}
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  )
}
