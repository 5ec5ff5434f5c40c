/** Who changed what, from where; and whether the log is as it was written. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { get, problemOf } from '../api.ts'
import { type AuditCheckInfo, type AuditLineInfo, auditChecked, type Page } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { type Column, Rows } from '../parts/Rows.tsx'
import { when } from '../words.ts'

function CheckChain() {
  const check = useMutation({ mutationFn: () => get<AuditCheckInfo>('/audit/check') })
  const { data } = check
  return (
    <Group>
      <Button variant="default" size="xs" onClick={() => check.mutate()} loading={check.isPending}>
        Check the log
      </Button>
      {data ? (
        <Text role="status">
          {data.ok ? '✓' : '✗'} {auditChecked(data)}
        </Text>
      ) : null}
    </Group>
  )
}

const columns: Column<AuditLineInfo>[] = [
  { heading: 'When', cell: ({ at }) => when(at) },
  { heading: 'Who', cell: ({ who, keyName }) => who?.name ?? keyName },
  { heading: 'From', cell: ({ from }) => from },
  { heading: 'What', cell: ({ what }) => what },
  { heading: 'Outcome', cell: ({ outcome }) => outcome },
]

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
      <Rows label="Audit log" columns={columns} rows={lines} keyOf={({ position }) => position} />
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
