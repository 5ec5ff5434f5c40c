/** A connection: status word, instance URL, API calls used of the limit, test. */
import { Anchor, Button, Card, Group, List, Progress, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ConnectionCheck, ConnectionInfo } from '../../src/contract/index.ts'
import { problemOf, send } from '../api.ts'
import { ago } from '../words.ts'
import { ProblemCard } from './ProblemCard.tsx'
import { StatusBadge } from './StatusBadge.tsx'

function ApiMeter({ connection }: { connection: ConnectionInfo }) {
  const { apiUsed, apiLimit, apiSeenAt } = connection
  if (apiUsed === null || !apiLimit) return <Text size="sm">API calls: not asked yet</Text>
  const percent = (100 * apiUsed) / apiLimit
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm">
          {apiUsed.toLocaleString()} of {apiLimit.toLocaleString()} API calls used
        </Text>
        <Text size="xs" c="dimmed">
          {ago(apiSeenAt)}
        </Text>
      </Group>
      <Progress
        value={Math.max(percent, 0.5)}
        color={percent > 90 ? 'red' : percent > 80 ? 'orange' : 'blue'}
        aria-label="API calls used of limit"
      />
    </Stack>
  )
}

function Checks({ checks }: { checks: ConnectionCheck[] }) {
  return (
    <List size="sm" listStyleType="none" aria-label="Checks">
      {checks.map((check) => (
        <List.Item key={check.name}>
          {check.ok ? '✓' : check.problem ? '✗' : '·'} {check.title}{' '}
          {check.detail ? <Text span c="dimmed" size="xs">{` ${check.detail}`}</Text> : null}
          {check.problem ? <ProblemCard problem={check.problem} /> : null}
        </List.Item>
      ))}
    </List>
  )
}

export function ConnectionCard({ connection }: { connection: ConnectionInfo }) {
  const test = useMutation({
    mutationFn: () => send<{ checks: ConnectionCheck[] }>('POST', `/connections/${connection.id}/test`),
  })
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h5">
            {connection.name}
          </Title>
          <StatusBadge status={connection.status} />
        </Group>
        <Text size="sm">
          <Anchor
            href={connection.instanceUrl ?? connection.loginUrl}
            target="_blank"
            rel="noreferrer"
            underline="always"
          >
            {connection.instanceUrl ?? connection.loginUrl}
          </Anchor>
          {connection.username ? ` as ${connection.username}` : ''}
        </Text>
        <ApiMeter connection={connection} />
        {connection.problem ? <ProblemCard problem={connection.problem} /> : null}
        <Group>
          <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            Test connection
          </Button>
        </Group>
        {test.data ? <Checks checks={test.data.checks} /> : null}
        {test.error ? <ProblemCard problem={problemOf(test.error)} /> : null}
      </Stack>
    </Card>
  )
}
