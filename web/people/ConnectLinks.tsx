/** Links with which customers of your product connect their org, and how far each is. */
import { Button, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { send } from '../api.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { when } from '../words.ts'
import { connectLinksQuery } from './people-queries.ts'

export function ConnectLinks() {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: (id: string) => send('DELETE', `/connect-links/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['connect-links'] }),
  })
  return (
    <Stack>
      <Text size="sm">
        Your own product makes them with POST /api/v1/connect-links and hands them to its customers; each works once.
      </Text>
      <Loaded query={useQuery(connectLinksQuery)}>
        {({ items }) =>
          items.length === 0 ? (
            <Text>There is none.</Text>
          ) : (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {['Customer', 'Product', 'State', 'Good until', ''].map((heading) => (
                    <Table.Th key={heading}>{heading}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((link) => (
                  <Table.Tr key={link.id}>
                    <Table.Td>{link.customer}</Table.Td>
                    <Table.Td>{link.product}</Table.Td>
                    <Table.Td>{link.state}</Table.Td>
                    <Table.Td>{when(link.expiresAt)}</Table.Td>
                    <Table.Td>
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`Take back the link of ${link.customer}`}
                        onClick={() => remove.mutate(link.id)}
                      >
                        Take back
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Loaded>
    </Stack>
  )
}
