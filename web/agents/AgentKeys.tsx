/** Keys of agents: how long they are good, and an end to them. */
import { Button, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, problemOf, send } from '../api.ts'
import type { AgentKeyInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { when } from '../words.ts'

export function AgentKeys() {
  const client = useQueryClient()
  const keys = useQuery({ queryKey: ['agent-keys'], queryFn: () => get<{ items: AgentKeyInfo[] }>('/keys') })
  const revoke = useMutation({
    mutationFn: (id: string) => send('DELETE', `/keys/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['agent-keys'] }),
  })
  return (
    <Loaded query={keys}>
      {({ items }) => (
        <>
          {revoke.error ? <ProblemCard problem={problemOf(revoke.error)} /> : null}
          {items.length === 0 ? (
            <Text size="sm">
              No agent has a key. Make one with rainmaker keys create, with just the tools, objects and fields it needs.
            </Text>
          ) : (
            <Table aria-label="Keys of agents">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Agent</Table.Th>
                  <Table.Th>Begins with</Table.Th>
                  <Table.Th>Good until</Table.Th>
                  <Table.Th>
                    <span className="visually-hidden">Actions</span>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ id, name, prefix, expiresAt, revokedAt }) => (
                  <Table.Tr key={id}>
                    <Table.Td>{name}</Table.Td>
                    <Table.Td>{prefix} …</Table.Td>
                    <Table.Td>{revokedAt ? `revoked ${when(revokedAt)}` : when(expiresAt)}</Table.Td>
                    <Table.Td>
                      {revokedAt ? null : (
                        <Button
                          size="xs"
                          variant="default"
                          onClick={() => revoke.mutate(id)}
                          aria-label={`Revoke the key of ${name}`}
                        >
                          Revoke
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </>
      )}
    </Loaded>
  )
}
