/** Keys of programs. */
import { Button, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../api.ts'
import type { ApiKeyInfo } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ago, when } from '../words.ts'
import { NewApiKey } from './NewApiKey.tsx'
import { apiKeysQuery } from './people-queries.ts'

function stateOf({ revokedAt, expiresAt }: ApiKeyInfo): string {
  if (revokedAt) return 'revoked'
  return Date.parse(expiresAt) < Date.now() ? 'run out' : `until ${when(expiresAt)}`
}

export function ApiKeys() {
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: (id: string) => send('DELETE', `/api-keys/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  return (
    <Stack>
      <Loaded query={useQuery(apiKeysQuery)}>
        {({ items }) =>
          items.length === 0 ? (
            <Text>No program has a key.</Text>
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    {['Key', 'Program', 'May', 'Last used', 'Good', ''].map((heading) => (
                      <Table.Th key={heading}>{heading}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((key) => (
                    <Table.Tr key={key.id}>
                      <Table.Td>{key.prefix}…</Table.Td>
                      <Table.Td>{key.name}</Table.Td>
                      <Table.Td>{key.scopes.join(', ')}</Table.Td>
                      <Table.Td>{key.usedAt ? ago(key.usedAt) : 'never'}</Table.Td>
                      <Table.Td>{stateOf(key)}</Table.Td>
                      <Table.Td>
                        {key.revokedAt ? null : (
                          <Button
                            size="xs"
                            variant="outline"
                            color="red"
                            aria-label={`Revoke ${key.name}`}
                            onClick={() => revoke.mutate(key.id)}
                          >
                            Revoke
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
      <NewApiKey />
    </Stack>
  )
}
