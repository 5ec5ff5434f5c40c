/** One run: its steps on a line of time with input, output and cost; retried, done again, undone. */
import { Accordion, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { get } from '../api.ts'
import type { RunDetail } from '../contract.ts'
import { Json } from '../parts/Json.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { Screen } from '../parts/Screen.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { WorkflowLink } from '../parts/WorkflowLink.tsx'
import { RunActions } from '../runs/RunActions.tsx'
import { StepBar } from '../runs/StepBar.tsx'
import { StepPanel } from '../runs/StepPanel.tsx'
import { timelineOf } from '../runs/timeline.ts'
import { calls, took, when } from '../words.ts'

function About({ run }: { run: RunDetail }) {
  return (
    <Text size="sm">
      <WorkflowLink name={run.workflowName} /> (
      {run.workflowVersion === 0 ? 'a draft' : `version ${run.workflowVersion}`}) · heard {when(run.queuedAt)} · took{' '}
      {took(run.ms)} · {calls(run.apiCalls)}
      {run.attempt > 1 ? ` · attempt ${run.attempt}` : ''}
      {run.outcome ? ` · ${run.outcome}` : ''}
    </Text>
  )
}

function Timeline({ run }: { run: RunDetail }) {
  const { bars, totalMs, queued } = timelineOf(run, Date.now())
  return (
    <>
      <Text size="sm" c="dimmed">
        {took(totalMs)} from being heard of{run.finishedAt ? ' to the end' : ''}, {took(queued * totalMs)} of it in
        line.
      </Text>
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
        {bars.map((bar) => (
          <Accordion.Item key={bar.step.path} value={bar.step.path}>
            <Accordion.Control>
              <StepBar bar={bar} />
            </Accordion.Control>
            <Accordion.Panel>
              <StepPanel run={run} step={bar.step} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </>
  )
}

export function Run() {
  const { id } = useParams({ from: '/runs/$id' })
  const query = useQuery({ queryKey: ['run', id], queryFn: () => get<RunDetail>(`/runs/${id}`) })
  return (
    <Loaded query={query}>
      {(run) => (
        <Screen
          title={run.recordName ?? run.recordId ?? 'Run'}
          actions={
            <>
              <StatusBadge status={run.status} />
              <RunActions run={run} />
            </>
          }
        >
          <About run={run} />
          {run.problem ? <ProblemCard problem={run.problem} /> : null}
          <Timeline run={run} />
        </Screen>
      )}
    </Loaded>
  )
}
