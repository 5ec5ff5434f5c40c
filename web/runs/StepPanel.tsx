/** Everything about one step: its Problem, what it would change or changed, input and output, and doing it again with other input. */
import { SimpleGrid, Stack, Text } from '@mantine/core'
import type { RunDetail, StepInfo } from '../contract.ts'
import { Json } from '../parts/Json.tsx'
import { PlannedChanges } from '../parts/PlannedChanges.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { when } from '../words.ts'
import { RerunFrom } from './RerunFrom.tsx'
import { writeClasses } from './StepBar.tsx'

function Side({ title, value, label }: { title: string; value: unknown; label: string }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Json value={value} label={label} />
    </Stack>
  )
}

export function StepPanel({ run, step }: { run: RunDetail; step: StepInfo }) {
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {step.path} · began {when(step.startedAt)}
        {step.writeClass ? ` · ${writeClasses[step.writeClass] ?? ''}` : ''}
      </Text>
      {step.problem ? <ProblemCard problem={step.problem} /> : null}
      {step.plan ? <PlannedChanges changes={step.plan} /> : null}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Side title="Input" value={step.input} label={`Input of ${step.path}`} />
        <Side title="Output" value={step.output} label={`Output of ${step.path}`} />
      </SimpleGrid>
      {run.trial ? null : <RerunFrom runId={run.id} step={step} />}
    </Stack>
  )
}
