/** Tries the one step: reading actions are done with the sample, writing ones show what they would send, and are done only on a word. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { problemOf, send } from '../../api.ts'
import type { ActionRun, Filled } from '../../contract.ts'
import { recordOf, textOf } from '../../json.ts'
import { Json } from '../../parts/Json.tsx'
import { PlannedChanges } from '../../parts/PlannedChanges.tsx'
import { ProblemCard } from '../../parts/ProblemCard.tsx'
import { actionQuery } from '../../queries.ts'
import { calls, took } from '../../words.ts'
import { kindOf, type StepShape } from '../model/document-shape.ts'
import { useTrial } from '../useTrial.ts'

/** The inputs with their templates filled; a template that cannot be filled is left out. */
function inputOf(value: unknown, filled: Record<string, Filled>, at: string): unknown {
  const own = filled[at]
  if (own) return own.ok ? (own.value ?? undefined) : undefined
  if (Array.isArray(value)) return value.map((one, index) => inputOf(one, filled, `${at}/${index}`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inputOf(one, filled, `${at}/${key}`)]))
}

function ForReal({ step, filled }: { step: StepShape; filled: Record<string, Filled> }) {
  const { note } = useTrial()
  const action = useQuery(actionQuery(textOf(step['action'])))
  const run = useMutation({
    mutationFn: () =>
      send<ActionRun>('POST', `/actions/${textOf(step['action'])}/run`, {
        input: inputOf(recordOf(step['with']), filled, 'with'),
        ...(step['connection'] ? { connection: step['connection'] } : {}),
      }),
    onSuccess: ({ results: [first] }) => {
      if (first?.ok) note(step.id, first.output)
    },
  })
  if (!action.data) return null
  const reads = action.data.effect === 'read'
  const start = () => {
    if (reads || window.confirm(`This writes to the org for real: ${action.data?.title}. Go on?`)) run.mutate()
  }
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="xs"
          variant={reads ? 'filled' : 'outline'}
          color={reads ? 'blue' : 'red'}
          loading={run.isPending}
          onClick={start}
        >
          {reads ? 'Test this step' : 'Run for real …'}
        </Button>
        {run.data ? (
          <Text size="sm">
            {calls(run.data.apiCalls)}, {took(run.data.ms)}
          </Text>
        ) : null}
      </Group>
      {run.error ? <ProblemCard problem={problemOf(run.error)} /> : null}
      {run.data?.results[0]?.ok ? <Json value={run.data.results[0].output} label={`Result of ${step.id}`} /> : null}
    </Stack>
  )
}

export function TestStep({ step, filled }: { step: StepShape; filled: Record<string, Filled> }) {
  const { dryRun } = useTrial()
  const tried = dryRun.data?.steps.find(({ path }) => path.slice(path.lastIndexOf('/') + 1) === step.id)
  return (
    <Stack gap="xs" component="section" aria-label="Test">
      <Group gap="xs">
        <Button size="xs" variant="default" loading={dryRun.isPending} onClick={dryRun.start}>
          Try with the sample
        </Button>
        <Text size="xs" c="dimmed">
          Nothing is written.
        </Text>
      </Group>
      {dryRun.error ? <ProblemCard problem={problemOf(dryRun.error)} /> : null}
      {dryRun.data && !tried ? <Text size="sm">With this sample the step is not reached.</Text> : null}
      {tried?.problem ? <ProblemCard problem={tried.problem} /> : null}
      {tried?.plan?.length ? <PlannedChanges changes={tried.plan} /> : null}
      {tried && !tried.problem && !tried.plan?.length ? (
        <Json value={tried.output} label={`Output of ${step.id}`} />
      ) : null}
      {kindOf(step) === 'action' ? <ForReal step={step} filled={filled} /> : null}
    </Stack>
  )
}
