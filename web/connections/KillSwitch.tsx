/** Ends all a connection can do, at once: what will stop, the switch, and a report of what was done. */
import { Button, List, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { ConnectionInfo, WorkflowInfo } from '../contract.ts'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { connectionsQuery, workflowsQuery } from '../queries.ts'
import { when } from '../words.ts'

/** Active workflows that listen there: by its name, or because it is the only one. */
function useListening(name: string): WorkflowInfo[] {
  const workflows = useQuery(workflowsQuery)
  const connections = useQuery(connectionsQuery)
  const isOnly = connections.data?.items.length === 1
  return (workflows.data?.items ?? []).filter(({ active, trigger }) => {
    return active && (trigger.connection === name || (trigger.connection === null && isOnly))
  })
}

function Report({ revoked, stopped }: { revoked: ConnectionInfo; stopped: WorkflowInfo[] }) {
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>Done at {when(new Date().toISOString())}</Text>
      <List size="sm">
        <List.Item>✓ Tokens and passwords of {revoked.name} were wiped here.</List.Item>
        <List.Item>
          {revoked.problem
            ? '✗ Salesforce could not be told; see below.'
            : '✓ The tokens were withdrawn at Salesforce.'}
        </List.Item>
        <List.Item>✓ No call goes out to {revoked.instanceUrl ?? revoked.loginUrl} any more.</List.Item>
        <List.Item>
          {stopped.length === 0
            ? 'No workflow listened there.'
            : `These hear nothing until it is connected again: ${stopped.map(({ name }) => name).join(', ')}. Their runs wait, nothing is lost.`}
        </List.Item>
      </List>
      {revoked.problem ? <ProblemCard problem={revoked.problem} /> : null}
    </Stack>
  )
}

export function KillSwitch({ connection }: { connection: ConnectionInfo }) {
  const { id, name, status } = connection
  const [opened, { open, close }] = useDisclosure()
  const client = useQueryClient()
  const listening = useListening(name)
  const revoke = useMutation({
    mutationFn: () => send<ConnectionInfo>('POST', `/connections/${id}/revoke`),
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
        aria-label={`Kill switch of ${name}`}
      >
        Kill switch …
      </Button>
      <Modal opened={opened} onClose={close} title={`Revoke ${name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
        {revoke.data ? (
          <Report revoked={revoke.data} stopped={listening} />
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
