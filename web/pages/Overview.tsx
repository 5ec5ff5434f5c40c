/** The first screen: connections, the active workflow as a picture, runs as they arrive. */
import { Alert, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type {
  ConnectionInfo,
  Page,
  ProblemJson,
  RunInfo,
  WorkflowDetail,
  WorkflowInfo,
} from '../../src/contract/index.ts'
import { get } from '../api.ts'
import { ConnectionCard } from '../parts/ConnectionCard.tsx'
import { DemoLead } from '../parts/DemoLead.tsx'
import type { DocumentShape } from '../parts/flow.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RunCounts } from '../parts/RunCounts.tsx'
import { RunTable } from '../parts/RunTable.tsx'

const WorkflowPicture = lazy(() =>
  import('../parts/WorkflowPicture.tsx').then((module) => ({ default: module.WorkflowPicture })),
)

/** What the OAuth callback has to say when it sends the browser here. */
function Arrival() {
  const query = new URLSearchParams(window.location.search)
  const problem = query.get('problem')
  const connected = query.get('connected')
  if (problem) return <ProblemCard problem={JSON.parse(problem) as ProblemJson} />
  return connected ? <Alert color="green">{connected} is connected.</Alert> : null
}

function ActiveWorkflow() {
  const list = useQuery({ queryKey: ['workflows'], queryFn: () => get<{ items: WorkflowInfo[] }>('/workflows') })
  const first = list.data?.items.find((workflow) => workflow.active) ?? list.data?.items[0]
  const detail = useQuery({
    queryKey: ['workflow', first?.id, first?.version],
    queryFn: () => get<WorkflowDetail>(`/workflows/${first?.id}`),
    enabled: first !== undefined,
  })
  if (list.data && !first) return <Text c="dimmed">No workflow yet.</Text>
  return (
    <Loaded query={detail}>
      {(workflow) => (
        <Stack gap="xs">
          <Title order={2} size="h4">
            {workflow.name}
          </Title>
          {workflow.description ? <Text size="sm">{workflow.description}</Text> : null}
          <Suspense fallback={null}>
            <WorkflowPicture document={workflow.document as DocumentShape} height={600} />
          </Suspense>
        </Stack>
      )}
    </Loaded>
  )
}

export function Overview() {
  const connections = useQuery({
    queryKey: ['connections'],
    queryFn: () => get<{ items: ConnectionInfo[] }>('/connections'),
    refetchInterval: 15_000,
  })
  const runs = useQuery({ queryKey: ['runs', 'newest'], queryFn: () => get<Page<RunInfo>>('/runs?limit=15') })
  return (
    <Stack>
      <Arrival />
      <Group justify="space-between">
        <Title order={2} size="h3">
          Overview
        </Title>
        <DemoLead />
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <Loaded query={connections}>
              {({ items }) => items.map((connection) => <ConnectionCard key={connection.id} connection={connection} />)}
            </Loaded>
            <RunCounts />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <ActiveWorkflow />
        </Grid.Col>
      </Grid>
      <Title order={2} size="h4">
        Newest runs
      </Title>
      <Loaded query={runs}>{({ items }) => <RunTable runs={items} />}</Loaded>
    </Stack>
  )
}
