/** Runs that failed alike: how many, since when, one of them; and letting them all go on, first as a preview. */
import { Anchor, Badge, Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IssueInfo, ReplayInfo } from '../../src/contract/index.ts'
import { problemOf, send } from '../api.ts'
import { ago, calls } from '../words.ts'
import { ProblemCard } from './ProblemCard.tsx'

function Replay({ issue }: { issue: IssueInfo }) {
  const client = useQueryClient()
  const replay = useMutation({
    mutationFn: (preview: boolean) => send<ReplayInfo>('POST', '/runs/replay', { like: issue.sample.runId, preview }),
    onSettled: (_answer, _problem, preview) => (preview ? null : client.invalidateQueries({ queryKey: ['issues'] })),
  })
  const plan = replay.data
  return (
    <Stack gap="xs" align="flex-start">
      {plan ? (
        <Text size="sm" aria-live="polite">
          {plan.starting} of {plan.failed} {plan.started ? 'go on' : 'would go on from their failed step'}
          {plan.estimatedCalls === null ? '' : `: about ${calls(plan.estimatedCalls)}, over ${plan.minutes} min`}
        </Text>
      ) : null}
      <Button
        variant={plan ? 'filled' : 'default'}
        onClick={() => replay.mutate(!plan)}
        loading={replay.isPending}
        disabled={plan?.started ?? false}
      >
        {plan ? 'Let them go on' : 'Replay …'}
      </Button>
      {replay.error ? <ProblemCard problem={problemOf(replay.error)} /> : null}
    </Stack>
  )
}

export function IssueCard({ issue }: { issue: IssueInfo }) {
  const { workflowName, count, since, last, sample } = issue
  return (
    <Card withBorder>
      <Stack>
        <Group justify="space-between">
          <Group gap="xs">
            <Badge variant="default" tt="none">
              {count} {count === 1 ? 'run' : 'runs'}
            </Badge>
            <Anchor component={Link} to="/workflows/$name" params={{ name: workflowName } as never}>
              {workflowName}
            </Anchor>
          </Group>
          <Text size="sm">
            first {ago(since)}, last {ago(last)} ·{' '}
            <Anchor component={Link} to="/runs/$id" params={{ id: sample.runId } as never} size="sm">
              the newest run
            </Anchor>
          </Text>
        </Group>
        <ProblemCard problem={sample.problem} />
        <Replay issue={issue} />
      </Stack>
    </Card>
  )
}
