/** Runs by hour, and how long they took from being heard of to their end. */
import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { RunHour } from '../contract.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { took } from '../words.ts'
import { LatencyPlot } from './LatencyPlot.tsx'
import { everyHour, runBars } from './run-bars.ts'
import { UsagePlot } from './UsagePlot.tsx'

export function RunPlots({ hours }: { hours: number }) {
  const query = useQuery({
    queryKey: ['run-usage', hours],
    queryFn: () => get<{ items: RunHour[] }>(`/usage/runs?hours=${hours}`),
    refetchInterval: 15_000,
  })
  return (
    <Loaded query={query}>
      {({ items }) => {
        const all = everyHour(items, hours, Date.now())
        const slowest = Math.max(0, ...items.map(({ p95 }) => p95 ?? 0))
        return (
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <Stack gap="xs" component="section" aria-label="Runs by hour">
              <Title order={3} size="h5">
                Runs
              </Title>
              <UsagePlot bars={runBars(all)} unit="runs" what="Runs by hour" />
            </Stack>
            <Stack gap="xs" component="section" aria-label="Latency by hour">
              <Title order={3} size="h5">
                Latency
              </Title>
              <Text size="sm">From being heard of to the end; at most {took(slowest)} for 95 of 100 runs.</Text>
              <LatencyPlot hours={all} />
            </Stack>
          </SimpleGrid>
        )
      }}
    </Loaded>
  )
}
