/** A write in doubt with what is known of it, and the two ways to decide it. */
import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { InDoubtInfo } from '../contract.ts'
import { when } from '../words.ts'
import { Json } from './Json.tsx'
import { ProblemCard } from './ProblemCard.tsx'
import { RunLink } from './RunLink.tsx'

export function InDoubtCard({ one }: { one: InDoubtInfo }) {
  const { runId, path, action, workflowName, recordId, problem, evidence } = one
  const client = useQueryClient()
  const settle = useMutation({
    mutationFn: (happened: boolean) => send('POST', `/in-doubt/${runId}/settle`, { path, happened }),
    onSettled: () => client.invalidateQueries({ queryKey: ['in-doubt'] }),
  })
  return (
    <Card withBorder>
      <Stack>
        <Group justify="space-between">
          <Text fw={600}>
            {action ?? path} for {recordId ?? 'no record'}
          </Text>
          <Text size="sm">
            {workflowName} · sent {when(evidence.sentAt ?? evidence.startedAt)} · <RunLink id={runId}>the run</RunLink>
          </Text>
        </Group>
        {problem ? <ProblemCard problem={problem} /> : null}
        <Json value={evidence.input} label={`What was sent by ${path}`} />
        <Group>
          <Button onClick={() => settle.mutate(true)} loading={settle.isPending}>
            It happened
          </Button>
          <Button variant="default" onClick={() => settle.mutate(false)} loading={settle.isPending}>
            Run it again
          </Button>
        </Group>
        {settle.error ? <ProblemCard problem={problemOf(settle.error)} /> : null}
      </Stack>
    </Card>
  )
}
