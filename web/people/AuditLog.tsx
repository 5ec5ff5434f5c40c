/** Who changed what, from where; and whether the log is as it was written. */
import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { get, problemOf } from '../api.ts'
import type { AuditLineInfo, Page } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { when } from '../words.ts'

interface ChainCheck {
  ok: boolean
  lines: number
  brokenAt: number | null
}

function CheckChain() {
  const check = useMutation({ mutationFn: () => get<ChainCheck>('/audit/check') })
  const { data } = check
  return (
    <Group>
      <Button variant="default" size="xs" onClick={() => check.mutate()} loading={check.isPending}>
        Check the log
      </Button>
      {data ? (
        <Text role="status">
          {data.ok
            ? `✓ All ${data.lines} lines are as they were written.`
            : `✗ Line ${data.brokenAt} is not as it was written, or one is missing before it.`}
        </Text>
      ) : null}
    </Group>
  )
}

export function AuditLog() {
  const log = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => get<Page<AuditLineInfo>>(`/audit?limit=50${pageParam ? `&cursor=${pageParam}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const lines = log.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Stack>
      <CheckChain />
      {log.error ? <ProblemCard problem={problemOf(log.error)} /> : null}
      <Table.ScrollContainer minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {['When', 'Who', 'From', 'What', 'Outcome'].map((heading) => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.position}>
                <Table.Td>{when(line.at)}</Table.Td>
                <Table.Td>{line.who?.name ?? line.keyName}</Table.Td>
                <Table.Td>{line.from}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{line.what}</Table.Td>
                <Table.Td>{line.outcome}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {log.hasNextPage ? (
        <Group>
          <Button variant="default" onClick={() => log.fetchNextPage()} loading={log.isFetchingNextPage}>
            Older lines
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
