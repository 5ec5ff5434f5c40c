/** Lets all runs that failed alike go on, first as a preview: how many, and what it will cost. */
import { Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { ReplayInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { calls } from '../words.ts'

function words({ starting, failed, started, estimatedCalls, minutes }: ReplayInfo): string {
  const what = `${starting} of ${failed} ${started ? 'go on' : 'would go on from their failed step'}`
  return estimatedCalls === null ? what : `${what}: about ${calls(estimatedCalls)}, over ${minutes} min`
}

export function ReplayAlike({ runId }: { runId: string }) {
  const client = useQueryClient()
  const replay = useMutation({
    mutationFn: (preview: boolean) => send<ReplayInfo>('POST', '/runs/replay', { like: runId, preview }),
    onSettled: (_answer, _problem, preview) => {
      if (preview) return
      void client.invalidateQueries({ queryKey: ['issues'] })
      void client.invalidateQueries({ queryKey: ['run', runId] })
    },
  })
  const plan = replay.data
  return (
    <Stack gap={4} align="flex-start">
      <Button
        variant={plan ? 'filled' : 'default'}
        onClick={() => replay.mutate(!plan)}
        loading={replay.isPending}
        disabled={plan?.started ?? false}
      >
        {plan ? 'Let them go on' : 'Replay all alike …'}
      </Button>
      <Text size="sm" role="status">
        {plan ? words(plan) : ''}
      </Text>
      {replay.error ? <ProblemCard problem={problemOf(replay.error)} /> : null}
    </Stack>
  )
}
