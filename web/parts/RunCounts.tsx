/** How many runs there are of each status. */
import { Card, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { RunStatus } from '../contract.ts'
import { spoken } from '../words.ts'
import { Loaded } from './Loaded.tsx'

export function RunCounts() {
  const counts = useQuery({
    queryKey: ['counts'],
    queryFn: () => get<Partial<Record<RunStatus, number>>>('/runs/counts'),
  })
  return (
    <Card withBorder>
      <Loaded query={counts}>
        {(byStatus) => (
          <Group gap="lg" aria-label="Runs by status">
            {(['succeeded', 'running', 'queued', 'waiting', 'failed', 'in-doubt'] as const).map((status) => (
              <Stack key={status} gap={0}>
                <Text fw={700} size="lg">
                  {(byStatus[status] ?? 0).toLocaleString()}
                </Text>
                <Text size="xs">{spoken(status)}</Text>
              </Stack>
            ))}
          </Group>
        )}
      </Loaded>
    </Card>
  )
}
