/** What was asked of the local org, newest first, with what it cost. */
import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { LocalOrgCall } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ago, took } from '../words.ts'

export function CallsTable() {
  const calls = useQuery({
    queryKey: ['local-org', 'calls'],
    queryFn: () => get<{ items: LocalOrgCall[] }>('/local-org/calls'),
    refetchInterval: 3_000,
  })
  return (
    <Loaded query={calls}>
      {({ items }) => (
        <Table.ScrollContainer minWidth={760}>
          <Table aria-label="Calls" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {['When', 'By', 'Call', 'Status', 'Took', 'API calls'].map((heading) => (
                  <Table.Th key={heading}>{heading}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.toReversed().map((call) => (
                <Table.Tr key={call.number}>
                  <Table.Td>{ago(call.time)}</Table.Td>
                  <Table.Td>{call.client}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    {call.method} {call.path}
                    {call.fault ? ` (fault: ${call.fault})` : ''}
                  </Table.Td>
                  <Table.Td>{call.status}</Table.Td>
                  <Table.Td>{took(call.ms)}</Table.Td>
                  <Table.Td>{call.apiCalls}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Loaded>
  )
}
