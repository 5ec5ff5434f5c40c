/** What can be done with a connection, and what came of it. */
import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { ConnectionCheck, ConnectionInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { Checks } from './Checks.tsx'
import { KillSwitch } from './KillSwitch.tsx'
import { OutboundMessages } from './outbound/OutboundMessages.tsx'

export function ConnectionActions({ connection, brief }: { connection: ConnectionInfo; brief: boolean }) {
  const { id, name, status, flow } = connection
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['connections'] })
  const test = useMutation({
    mutationFn: () => send<{ checks: ConnectionCheck[] }>('POST', `/connections/${id}/test`),
    onSettled: refresh,
  })
  const act = useMutation({
    mutationFn: (verb: 'pause' | 'resume') => send('POST', `/connections/${id}/${verb}`),
    onSettled: refresh,
  })
  const again = useMutation({
    mutationFn: () => send<{ authorizeUrl: string }>('POST', `/connections/${id}/authorize`),
    onSuccess: ({ authorizeUrl }) => window.location.assign(authorizeUrl),
  })
  const error = test.error ?? act.error ?? again.error
  const isPaused = status === 'paused'
  return (
    <>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate()}
          aria-label={`Test connection ${name}`}
        >
          Test connection
        </Button>
        {brief ? null : (
          <>
            <Button
              size="xs"
              variant="default"
              loading={act.isPending}
              disabled={status === 'revoked'}
              onClick={() => act.mutate(isPaused ? 'resume' : 'pause')}
              aria-label={`${isPaused ? 'Resume' : 'Pause'} ${name}`}
            >
              {isPaused ? 'Resume' : 'Pause'}
            </Button>
            {flow === 'web' ? (
              <Button
                size="xs"
                variant="default"
                loading={again.isPending}
                onClick={() => again.mutate()}
                aria-label={`Connect again: ${name}`}
              >
                Connect again
              </Button>
            ) : null}
            <OutboundMessages connection={connection} />
            <KillSwitch connection={connection} />
          </>
        )}
      </Group>
      {test.data ? <Checks checks={test.data.checks} instanceUrl={connection.instanceUrl} /> : null}
      {error ? <ProblemCard problem={problemOf(error)} instanceUrl={connection.instanceUrl} /> : null}
    </>
  )
}
