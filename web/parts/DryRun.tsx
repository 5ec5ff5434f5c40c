/** Tries a workflow with live data: with which record, and what it would change. */
import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RunDetail } from '../../src/contract/index.ts'
import { problemOf, send } from '../api.ts'
import { calls } from '../words.ts'
import { PlannedChanges } from './PlannedChanges.tsx'
import { ProblemCard } from './ProblemCard.tsx'
import { StatusBadge } from './StatusBadge.tsx'

function Result({ run }: { run: RunDetail }) {
  const planned = run.steps.filter(({ plan }) => plan?.length)
  return (
    <Stack>
      <Group gap="xs" aria-live="polite">
        <StatusBadge status={run.status} />
        <Text size="sm">
          Nothing was written. {calls(run.apiCalls)} to read. {run.outcome}
        </Text>
        <Anchor component={Link} to="/runs/$id" params={{ id: run.id } as never} size="sm">
          All steps
        </Anchor>
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

export function DryRun({ workflowId }: { workflowId: string }) {
  const [recordId, setRecordId] = useState('')
  const attempt = useMutation({
    mutationFn: () =>
      send<RunDetail>('POST', `/workflows/${workflowId}/dry-run`, recordId.trim() ? { recordId: recordId.trim() } : {}),
  })
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          label="Record to try it with"
          description="An id; left empty, the newest record the trigger accepts"
          value={recordId}
          onChange={(event) => setRecordId(event.currentTarget.value)}
          spellCheck={false}
        />
        <Button onClick={() => attempt.mutate()} loading={attempt.isPending}>
          Dry run
        </Button>
      </Group>
      {attempt.error ? <ProblemCard problem={problemOf(attempt.error)} /> : null}
      {attempt.data ? <Result run={attempt.data} /> : null}
    </Stack>
  )
}
