/** Runs that failed alike: how many, since when, why, with the fix; and letting them all go on. */
import { Anchor, Badge, Card, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { IssueInfo } from '../contract.ts'
import { ReplayAlike } from '../runs/ReplayAlike.tsx'
import { ago } from '../words.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { RunLink } from './RunLink.tsx'
import { WorkflowLink } from './WorkflowLink.tsx'

export function IssueCard({ issue, instanceUrl }: { issue: IssueInfo; instanceUrl: string | null }) {
  const { workflowName, code, count, since, last, sample } = issue
  const search = { workflow: workflowName, code, status: 'failed' }
  return (
    <Card withBorder component="article" aria-label={`${sample.problem.title}, ${count} runs of ${workflowName}`}>
      <Stack>
        <Group justify="space-between">
          <Group gap="xs">
            <Badge variant="default" tt="none">
              {count} {count === 1 ? 'run' : 'runs'}
            </Badge>
            <WorkflowLink name={workflowName} />
          </Group>
          <Text size="sm">
            first {ago(since)}, last {ago(last)} · <RunLink id={sample.runId}>the newest run</RunLink> ·{' '}
            <Anchor renderRoot={(props) => <Link {...props} to="/runs" search={search} />} size="sm" underline="always">
              all of them
            </Anchor>
          </Text>
        </Group>
        <ProblemCard problem={sample.problem} instanceUrl={instanceUrl} />
        <ReplayAlike runId={sample.runId} />
      </Stack>
    </Card>
  )
}
