/** Browsers that are signed in, and one's own password. */
import { Button, Group, PasswordInput, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf, send } from '../api.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { ago } from '../words.ts'
import { sessionsQuery } from './people-queries.ts'

function OwnPassword() {
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => send('PUT', '/session/password', { password }),
    onSuccess: () => setPassword(''),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <Group align="end">
        <PasswordInput
          label="A new password for yourself"
          description="12 characters or more; your other browsers are signed out"
          required
          minLength={12}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          miw={280}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          Change
        </Button>
        {change.isSuccess ? <Text role="status">✓ It counts from now on.</Text> : null}
      </Group>
      {change.error ? <ProblemCard problem={problemOf(change.error)} /> : null}
    </form>
  )
}

export function Sessions() {
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `/sessions/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return (
    <Stack>
      <Loaded query={useQuery(sessionsQuery)}>
        {({ items }) => (
          <Table.ScrollContainer minWidth={560}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {['User', 'From', 'Browser', 'Last used', ''].map((heading) => (
                    <Table.Th key={heading}>{heading}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((session) => (
                  <Table.Tr key={session.id}>
                    <Table.Td>{session.login}</Table.Td>
                    <Table.Td>{session.address}</Table.Td>
                    <Table.Td>{session.agent.slice(0, 60)}</Table.Td>
                    <Table.Td>{ago(session.seenAt)}</Table.Td>
                    <Table.Td>
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`Sign out ${session.login} at ${session.address}`}
                        onClick={() => end.mutate(session.id)}
                      >
                        Sign out
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Loaded>
      <OwnPassword />
    </Stack>
  )
}
