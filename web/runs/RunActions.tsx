/** What can be done with a run: cancel, go on, do again, let all go on that failed alike, undo. */
import { Badge, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { problemOf, send } from '../api.ts'
import type { RunDetail } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { UndoRun } from '../parts/UndoRun.tsx'
import { ReplayAlike } from './ReplayAlike.tsx'

const over = new Set(['succeeded', 'failed', 'cancelled', 'in-doubt'])

export function RunActions({ run }: { run: RunDetail }) {
  const client = useQueryClient()
  const go = useNavigate()
  const act = useMutation({
    mutationFn: (verb: 'cancel' | 'retry' | 'rerun') => send<RunDetail>('POST', `/runs/${run.id}/${verb}`),
    onSuccess: ({ id }) => (id === run.id ? undefined : void go({ to: '/runs/$id', params: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['run', run.id] }),
  })
  if (run.trial) return <Badge variant="default">Dry run: nothing was written</Badge>
  const isOver = over.has(run.status)
  return (
    <>
      {run.status === 'failed' ? (
        <>
          <Button onClick={() => act.mutate('retry')} loading={act.isPending}>
            Retry from the failed step
          </Button>
          <ReplayAlike runId={run.id} />
        </>
      ) : null}
      {isOver ? (
        <>
          <Button variant="default" onClick={() => act.mutate('rerun')} loading={act.isPending}>
            Run again
          </Button>
          <UndoRun runId={run.id} />
        </>
      ) : (
        <Button variant="default" onClick={() => act.mutate('cancel')} loading={act.isPending}>
          Cancel
        </Button>
      )}
      {act.error ? <ProblemCard problem={problemOf(act.error)} /> : null}
    </>
  )
}
