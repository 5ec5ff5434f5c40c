/** State of a workflow with its switches: paused and resumed, turned off; turning on has a list of checks. */
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { problemOf, send } from '../api.ts'
import type { WorkflowDetail } from '../contract.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { StatusBadge } from './StatusBadge.tsx'

export function WorkflowSwitches({ workflow }: { workflow: WorkflowDetail }) {
  const { id, name, active, pausedAt } = workflow
  const client = useQueryClient()
  const go = useNavigate()
  const act = useMutation({
    mutationFn: (verb: 'pause' | 'resume' | 'deactivate') => send('POST', `/workflows/${id}/${verb}`),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['workflow'] }),
        client.invalidateQueries({ queryKey: ['workflows'] }),
      ]),
  })
  const toChecks = () => void go({ to: '/workflows/$name', params: { name }, search: { tab: 'turn-on' } })
  return (
    <>
      <StatusBadge status={pausedAt ? 'paused' : active ? 'active' : 'off'} />
      <Button variant="default" onClick={() => act.mutate(pausedAt ? 'resume' : 'pause')} loading={act.isPending}>
        {pausedAt ? 'Resume' : 'Pause'}
      </Button>
      {active ? (
        <Button variant="default" onClick={() => act.mutate('deactivate')} loading={act.isPending}>
          Turn off
        </Button>
      ) : (
        <Button onClick={toChecks}>Turn on …</Button>
      )}
      {act.error ? <ProblemCard problem={problemOf(act.error)} /> : null}
    </>
  )
}
