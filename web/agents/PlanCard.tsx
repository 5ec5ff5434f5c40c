/** One planned write, field by field, approved or rejected as it stands. */
import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, send } from '../api.ts'
import type { PlanInfo } from '../contract.ts'
import { FieldChanges } from '../parts/FieldChanges.tsx'
import { ProblemCard } from '../parts/ProblemCard.tsx'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { calls, when } from '../words.ts'

function Change({ change }: { change: PlanInfo['changes'][number] }) {
  const name = [change.object, change.record ?? change.id].filter(Boolean).join(' ')
  const fields = change.fields.map(({ field, old, new: to }) => ({
    name: field,
    label: field,
    from: old,
    to,
    changed: true,
  }))
  return (
    <Stack gap={2}>
      <Text size="sm" fw={600}>
        {change.does} {name}
      </Text>
      <FieldChanges fields={fields} label={`Fields of ${name}`} />
    </Stack>
  )
}

export function PlanCard({ plan }: { plan: PlanInfo }) {
  const { plan: id, status, agent, tool, changes, apiCalls, createdAt, expiresAt } = plan
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: (verdict: 'approve' | 'reject') => send('POST', `/plans/${id}/${verdict}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['plans'] }),
  })
  return (
    <Card withBorder component="article" aria-label={`${agent}: ${tool}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>
            {agent}: {tool}
          </Text>
          <StatusBadge status={status} />
        </Group>
        <Text size="sm">
          Planned {when(createdAt)}, good until {when(expiresAt)}, {calls(apiCalls)}.
        </Text>
        {changes.map((change) => (
          <Change
            key={`${change.does} ${change.object} ${change.id} ${JSON.stringify(change.fields)}`}
            change={change}
          />
        ))}
        {status === 'waiting' ? (
          <Group>
            <Button onClick={() => decide.mutate('approve')} loading={decide.isPending}>
              Approve
            </Button>
            <Button variant="default" onClick={() => decide.mutate('reject')} loading={decide.isPending}>
              Reject
            </Button>
          </Group>
        ) : null}
        {decide.error ? <ProblemCard problem={problemOf(decide.error)} /> : null}
      </Stack>
    </Card>
  )
}
