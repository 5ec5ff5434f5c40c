/** The first screen: connections, the active workflow as a picture, runs as they arrive. */
import { Alert, Grid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { get } from '../api.ts'
import { ConnectionCard } from '../connections/ConnectionCard.tsx'
import type { Page, RunInfo } from '../contract.ts'
import { DemoLead } from '../parts/DemoLead.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { RunCounts } from '../parts/RunCounts.tsx'
import { RunTable } from '../parts/RunTable.tsx'
import { Screen } from '../parts/Screen.tsx'
import { WorkflowLink } from '../parts/WorkflowLink.tsx'
import { connectionsQuery, workflowQuery, workflowsQuery } from '../queries.ts'
import { problemIn } from '../read-json.ts'

const WorkflowPicture = lazy(() =>
  import('../parts/WorkflowPicture.tsx').then((module) => ({ default: module.WorkflowPicture })),
)

const pictureHeight = 600

/** What the OAuth callback has to say when it sends the browser here. */
function Arrival() {
  const query = new URLSearchParams(window.location.search)
  const problem = problemIn(query.get('problem'))
  const connected = query.get('connected')
  if (problem) return <ProblemCard problem={problem} />
  return connected ? <Alert color="green">{connected} is connected.</Alert> : null
}

function ActiveWorkflow() {
  const list = useQuery(workflowsQuery)
  const first = list.data?.items.find((workflow) => workflow.active) ?? list.data?.items[0]
  const detail = useQuery({ ...workflowQuery(first?.name ?? ''), enabled: first !== undefined })
  if (list.data && !first) return <Text>No workflow yet. Begin with a template.</Text>
  return (
    <Loaded query={detail}>
      {(workflow) => (
        <Stack gap="xs">
          <Title order={3} size="h4">
            <WorkflowLink name={workflow.name} />
          </Title>
          {workflow.description ? <Text size="sm">{workflow.description}</Text> : null}
          <Suspense fallback={<Skeleton height={pictureHeight} />}>
            <WorkflowPicture document={workflow.document} height={pictureHeight} />
          </Suspense>
        </Stack>
      )}
    </Loaded>
  )
}

export function Overview() {
  const connections = useQuery({ ...connectionsQuery, refetchInterval: 15_000 })
  const runs = useQuery({ queryKey: ['runs', 'newest'], queryFn: () => get<Page<RunInfo>>('/runs?limit=15') })
  return (
    <Screen title="Overview" actions={<DemoLead />}>
      <Arrival />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <Loaded query={connections}>
              {({ items }) =>
                items.map((connection) => <ConnectionCard key={connection.id} connection={connection} brief />)
              }
            </Loaded>
            <RunCounts />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <ActiveWorkflow />
        </Grid.Col>
      </Grid>
      <Title order={3} size="h4">
        Newest runs
      </Title>
      <Loaded query={runs}>{({ items }) => <RunTable runs={items} />}</Loaded>
    </Screen>
  )
}
