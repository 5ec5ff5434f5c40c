/** Ends all a connection can do, at once: what will stop, the switch, and a report of what was done. */
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { ConnectionInfo, RevokedInfo, WorkflowInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { connectionsQuery, workflowsQuery } from '../queries.ts'
import { KillReport } from './KillReport.tsx'

/** Active workflows that listen there: by its name, or because it is the only one. */
function useListening(name: string): WorkflowInfo[] {
  const workflows = useQuery(workflowsQuery)
  const connections = useQuery(connectionsQuery)
  const isOnly = connections.data?.items.length === 1
  return (workflows.data?.items ?? []).filter(({ active, trigger }) => {
    return active && (trigger.connection === name || (trigger.connection === null && isOnly))
  })
}

export function KillSwitch({ connection }: { connection: ConnectionInfo }) {
  const { id, name, status } = connection
  const [opened, { open, close }] = useDisclosure()
  const client = useQueryClient()
  const listening = useListening(name)
  const revoke = useMutation({
    mutationFn: () => send<RevokedInfo>('POST', `/connections/${id}/revoke`),
    onSettled: () => client.invalidateQueries({ queryKey: ['connections'] }),
  })
  return (
    <>
      <Button
        size="xs"
        variant="outline"
        color="red"
        onClick={open}
        disabled={status === 'revoked'}
        aria-label={`Kill switch … of ${name}`}
      >
        Kill switch …
      </Button>
      <Modal opened={opened} onClose={close} title={`Revoke ${name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
        {revoke.data ? (
          <KillReport revoked={revoke.data} stopped={listening} />
        ) : (
          <Stack>
            <Text size="sm">
              Its tokens are wiped here and withdrawn at Salesforce. {listening.length} active{' '}
              {listening.length === 1 ? 'workflow stops' : 'workflows stop'} hearing until it is connected again; runs
              under way wait.
            </Text>
            <Button color="#b02525" onClick={() => revoke.mutate()} loading={revoke.isPending}>
              Revoke now
            </Button>
            {revoke.error ? <ProblemCard problem={problemOf(revoke.error)} /> : null}
          </Stack>
        )}
      </Modal>
    </>
  )
}
