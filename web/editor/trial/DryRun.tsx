/** Tries the whole workflow as it is being edited: with which record, and what it would change, field by field. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../../api.ts'
import type { RunDetail } from '../../contract.ts'
import { textOf } from '../../json.ts'
import { PlannedChanges } from '../../parts/PlannedChanges.tsx'
import { ProblemCard } from '../../parts/ProblemCard.tsx'
import { RunLink } from '../../parts/RunLink.tsx'
import { StatusBadge } from '../../parts/StatusBadge.tsx'
import { triggersQuery } from '../../queries.ts'
import { calls } from '../../words.ts'
import { useEditor } from '../useEditor.ts'
import { useTrial } from '../useTrial.ts'
import { SamplePicker } from './SamplePicker.tsx'

function Result({ run }: { run: RunDetail }) {
  const planned = run.steps.filter(({ plan }) => plan?.length)
  return (
    <Stack>
      <Group gap="xs" aria-live="polite">
        <StatusBadge status={run.status} />
        <Text size="sm">
          Nothing was written. {calls(run.apiCalls)} to read. {run.outcome}
        </Text>
        <RunLink id={run.id}>All steps</RunLink>
      </Group>
      {run.problem ? <ProblemCard problem={run.problem} /> : null}
      {planned.length === 0 && !run.problem ? <Alert>With this record it would change nothing.</Alert> : null}
      {planned.map((step) => (
        <Stack key={step.path} gap="xs">
          <Text fw={600}>{step.title ?? step.path}</Text>
          <PlannedChanges changes={step.plan ?? []} />
        </Stack>
      ))}
    </Stack>
  )
}

export function DryRun() {
  const { document } = useEditor()
  const { dryRun } = useTrial()
  const triggers = useQuery(triggersQuery)
  const trigger = triggers.data?.items.find(({ id }) => id === document.trigger.on)
  return (
    <Stack>
      <SamplePicker object={trigger?.object ?? textOf(document.trigger.with['object'])} />
      <Group>
        <Button onClick={dryRun.start} loading={dryRun.isPending}>
          Dry run
        </Button>
      </Group>
      {dryRun.error ? <ProblemCard problem={problemOf(dryRun.error)} /> : null}
      {dryRun.data ? <Result run={dryRun.data} /> : null}
    </Stack>
  )
}
