/** One run: its steps with inputs, outputs, time and cost; cancel and retry. */
import { Accordion, Anchor, Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { RunDetail, RunInfo, StepInfo } from '../../src/contract/index.ts'
import { get, problemOf, send } from '../api.ts'
import { Json } from '../parts/Json.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PlannedChanges } from '../parts/PlannedChanges.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { UndoRun } from '../parts/UndoRun.tsx'
import { calls, took, when } from '../words.ts'

const classes: Record<string, string> = {
  E1: 'Exactly once: a repeat changes nothing',
  E2: 'Verified: after a lost answer we look before repeating',
  E3: 'At most once: a lost answer goes to the in-doubt inbox',
}

function StepHead({ step }: { step: StepInfo }) {
  return (
    <Group justify="space-between" wrap="nowrap" pr="sm">
      <Group gap="sm" wrap="nowrap">
        <StatusBadge status={step.status} />
        <Text fw={600} style={{ paddingLeft: `${(step.path.split('/').length - 1) * 12}px` }}>
          {step.title ?? step.path}
        </Text>
        <Text size="sm" visibleFrom="sm">
          {step.action ?? step.kind}
        </Text>
        {step.writeClass ? (
          <Badge variant="default" title={classes[step.writeClass]} tt="none">
            {step.writeClass}
          </Badge>
        ) : null}
      </Group>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {took(step.ms)} · {calls(step.apiCalls)}
        {step.sharedBy && step.sharedBy > 1 ? ` (shared by ${step.sharedBy})` : ''}
      </Text>
    </Group>
  )
}

function StepPanel({ step }: { step: StepInfo }) {
  return (
    <Stack>
      {step.problem ? <ProblemCard problem={step.problem} /> : null}
      {step.plan ? <PlannedChanges changes={step.plan} /> : null}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            Input
          </Text>
          <Json value={step.input} label={`Input of ${step.path}`} />
        </Stack>
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            Output
          </Text>
          <Json value={step.output} label={`Output of ${step.path}`} />
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}

function Actions({ run }: { run: RunDetail }) {
  const client = useQueryClient()
  const act = useMutation({
    mutationFn: (verb: 'cancel' | 'retry') => send<RunInfo>('POST', `/runs/${run.id}/${verb}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['run', run.id] }),
  })
  const over = ['succeeded', 'failed', 'cancelled', 'in-doubt'].includes(run.status)
  if (run.trial) return <Badge variant="default">Dry run: nothing was written</Badge>
  return (
    <>
      {run.status === 'failed' || run.status === 'in-doubt' ? (
        <Button onClick={() => act.mutate('retry')}>Retry from the failed step</Button>
      ) : null}
      {over ? null : (
        <Button variant="default" onClick={() => act.mutate('cancel')}>
          Cancel
        </Button>
      )}
      {over ? <UndoRun runId={run.id} /> : null}
      {act.error ? <ProblemCard problem={problemOf(act.error)} /> : null}
    </>
  )
}

export function Run() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ queryKey: ['run', id], queryFn: () => get<RunDetail>(`/runs/${id}`) })
  return (
    <Loaded query={query}>
      {(run) => (
        <Stack>
          <Group justify="space-between">
            <Stack gap={2}>
              <Title order={2} size="h3">
                {run.recordName ?? run.recordId ?? 'Run'}
              </Title>
              <Text size="sm">
                <Anchor component={Link} to="/workflows/$name" params={{ name: run.workflowName } as never}>
                  {run.workflowName}
                </Anchor>{' '}
                (version {run.workflowVersion}) · {when(run.startedAt ?? run.queuedAt)} · {took(run.ms)} ·{' '}
                {calls(run.apiCalls)}
                {run.attempt > 1 ? ` · attempt ${run.attempt}` : ''}
              </Text>
            </Stack>
            <Group>
              <StatusBadge status={run.status} />
              <Actions run={run} />
            </Group>
          </Group>
          {run.outcome ? <Text>{run.outcome}</Text> : null}
          {run.problem ? <ProblemCard problem={run.problem} /> : null}
          <Accordion variant="separated" multiple>
            {run.event ? (
              <Accordion.Item value="event:">
                <Accordion.Control>
                  ⚡ {run.event.object} {run.event.change} · event {run.event.position}
                </Accordion.Control>
                <Accordion.Panel>
                  <Json value={run.event.record} label="Record of the event" />
                </Accordion.Panel>
              </Accordion.Item>
            ) : null}
            {run.steps.map((step) => (
              <Accordion.Item key={step.path} value={step.path}>
                <Accordion.Control>
                  <StepHead step={step} />
                </Accordion.Control>
                <Accordion.Panel>
                  <StepPanel step={step} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </Stack>
      )}
    </Loaded>
  )
}
